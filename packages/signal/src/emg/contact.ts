import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { butterworth } from '../filter/butterworth.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { bridgeLost } from '../gap/bridge.ts';
import type { Quality } from '../sample.ts';
import { mainsShare } from '../spectrum/mains.ts';
import { welch } from '../spectrum/welch.ts';
import { sum, sumOfSquares } from '../sum.ts';
import { heartBeat } from './heart-beat.ts';
import { isSample, RawQuality } from './raw-quality.ts';
import { EmgWorkspace } from './workspace.ts';

/** What an electrode at rest shows of its contact with the skin. */
export interface ContactCheck {
  /** 1 good, 0 useless; its reasons as everywhere. */
  readonly quality: Quality;
  /** What is wrong, worst first, each with its code and its remedy. Empty: nothing found. */
  readonly findings: readonly Fault[];
  /** RMS of 20–450 Hz, in the samples' unit. */
  readonly restRms: number;
  /** Share of the power in mains lines; of the power below 15 Hz in all (a loose electrode, a moving cable); 0 to 1 each. */
  readonly mains: number;
  readonly drift: number;
  /** Beats per minute of a heart that the electrode hears; null where it hears none. */
  readonly heartRate: number | null;
}

/** From where on a contact is found wanting; what isn't given stays at its default. */
export interface ContactLimits {
  /** Noise at rest above which small activity is lost, in the samples' unit. Default none: it depends on unit and device. */
  readonly restRms?: number;
  /** Default 0.1. */
  readonly mains?: number;
  /** Default 0.9. */
  readonly drift?: number;
}

/**
 * Judges the contact of an electrode from some seconds in which the muscle rests (five or more), before anything is measured:
 * noise, mains hum, drift, a converter at its rail, a flat or torn signal, and a heart that beats into it.
 *
 * It reads signs of a high impedance, it doesn't measure it: a device that measures impedance knows better.
 * Errors: EUP_SIGNAL_RATE, EUP_SIGNAL_SHORT (below one second).
 */
export function contactCheck(rest: ArrayLike<number>, rate: Hertz, limits: ContactLimits = {}): Result<ContactCheck, Fault> {
  const work = EmgWorkspace.of(rate, 'none');
  if (!work.ok) return work;
  const x = Float64Array.from(rest);
  const n = x.length;
  if (n < rate) return err(fault('EUP_SIGNAL_SHORT', { found: n, least: Math.ceil(rate) }));
  const raw = new RawQuality(rate);
  raw.push(x, 0, n);
  bridgeLost(x, isSample);
  const mean = sum(x, 0, n) / n;
  for (let i = 0; i < n; i++) x[i] = (x[i] as number) - mean;
  const all = sumOfSquares(x, 0, n);
  const slow = Float64Array.from(x);
  new ZeroPhase(butterworth(2, { kind: 'low', edge: hertz(15) }, rate)).process(slow);
  const drift = all > 0 ? Math.min(1, sumOfSquares(slow, 0, n) / all) : 0;
  const heartRate = heartBeat(x, rate);
  work.value.bandPass.process(x);
  const restRms = Math.sqrt(sumOfSquares(x, 0, n) / n);
  const mains = mainsShare(welch(x, rate));
  const quality = raw.verdict(mains, false);

  const findings: Fault[] = [];
  const has = (reason: Quality['reasons'][number]) => quality.reasons.includes(reason);
  const share = (part: number) => Math.round(100 * part);
  if (has('flat')) findings.push(fault('EUP_SIGNAL_CONTACT_FLAT'));
  if (has('gap') || has('not-a-number')) findings.push(fault('EUP_SIGNAL_CONTACT_GAP', { lost: raw.lost, of: n }));
  if (has('saturated')) findings.push(fault('EUP_SIGNAL_CONTACT_RAIL'));
  if (mains > (limits.mains ?? 0.1)) findings.push(fault('EUP_SIGNAL_CONTACT_MAINS', { share: share(mains) }));
  if (drift > (limits.drift ?? 0.9)) findings.push(fault('EUP_SIGNAL_CONTACT_DRIFT', { share: share(drift) }));
  if (restRms > (limits.restRms ?? Number.POSITIVE_INFINITY)) {
    findings.push(fault('EUP_SIGNAL_CONTACT_NOISE', { found: Number(restRms.toPrecision(3)), most: limits.restRms ?? 0 }));
  }
  if (heartRate !== null) findings.push(fault('EUP_SIGNAL_CONTACT_HEART', { rate: Math.round(heartRate) }));
  return ok({ quality, findings, restRms, mains, drift, heartRate });
}
