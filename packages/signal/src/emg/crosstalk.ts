import { err, type Fault, type Hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { coherence } from '../spectrum/coherence.ts';
import { sumOfSquares } from '../sum.ts';
import { emgBand } from './band.ts';
import { isSample } from './raw-quality.ts';
import { EmgWorkspace } from './workspace.ts';

/** How much two neighbouring channels look like one signal. */
export interface Crosstalk {
  /** The correlation of the filtered signals that is farthest from 0 within ± `reach`, −1 to 1. */
  readonly correlation: number;
  /** Where it stands; above 0 the second channel is late. */
  readonly lag: Seconds;
  /** Mean coherence over 20 to 250 Hz, 0 to 1, and what chance alone would give of so many windows. */
  readonly coherence: number;
  readonly byChance: number;
  /** Whether either is high enough that one electrode may hear the other's muscle. */
  readonly suspected: boolean;
  /** Samples lost in either channel, and bridged. */
  readonly lost: number;
}

/**
 * From where on crosstalk is suspected: a correlation of 0.3 (a tenth of the power in common), a mean coherence of 0.25 above
 * chance. No published limit is claimed. Lags within `reach` seconds are looked at: what volume conduction brings comes at once.
 */
export const crosstalkLimits = { correlation: 0.3, coherence: 0.25, reach: 0.01 as Seconds } as const;

/**
 * Compares the raw signals of two channels over one stretch in which one of both muscles works and the other should rest.
 *
 * It cannot tell crosstalk from two muscles that truly work in step: both correlate. A suspicion is answered by a test in
 * which only one muscle can work, or by placing the electrodes anew; a low value doesn't prove that there is none.
 * Errors: EUP_SIGNAL_RATE, EUP_SIGNAL_SHORT.
 */
export function crosstalk(first: ArrayLike<number>, second: ArrayLike<number>, rate: Hertz): Result<Crosstalk, Fault> {
  const work = EmgWorkspace.of(rate, 'none');
  if (!work.ok) return work;
  const n = Math.min(first.length, second.length);
  const size = 2 ** Math.max(4, Math.floor(Math.log2(rate / 4)));
  const least = Math.max(4 * size, work.value.bandPass.padding + 1);
  if (n < least) return err(fault('EUP_SIGNAL_SHORT', { found: n, least }));
  const [x, y] = [first, second].map((channel) => Float64Array.from({ length: n }, (_, i) => channel[i] as number)) as [
    Float64Array,
    Float64Array,
  ];
  const lost = Math.max(bridgeLost(x, isSample), bridgeLost(y, isSample));
  work.value.bandPass.process(x);
  work.value.bandPass.process(y);
  const { correlation, lag } = strongest(x, y, Math.round(crosstalkLimits.reach * rate));
  const found = coherence(x, y, rate, size);
  const { low } = emgBand(rate);
  let total = 0;
  let bins = 0;
  for (let k = Math.ceil(low / found.step); k * found.step <= Math.min(250, 0.45 * rate); k++) {
    total += found.coherence[k] as number;
    bins++;
  }
  const mean = bins > 0 ? total / bins : 0;
  const byChance = 1 / found.windows;
  const suspected =
    Math.abs(correlation) >= crosstalkLimits.correlation || mean - byChance * (1 - mean) >= crosstalkLimits.coherence;
  return ok({ correlation, lag: seconds(lag / rate), coherence: mean, byChance, suspected, lost });
}

function strongest(x: Float64Array, y: Float64Array, reach: number): { correlation: number; lag: number } {
  const n = x.length;
  const norm = Math.sqrt(sumOfSquares(x, 0, n) * sumOfSquares(y, 0, n));
  let best = 0;
  let at = 0;
  for (let lag = -reach; lag <= reach; lag++) {
    const product = productAt(x, y, lag);
    if (Math.abs(product) > Math.abs(best)) {
      best = product;
      at = lag;
    }
  }
  return { correlation: norm > 0 ? Math.max(-1, Math.min(1, best / norm)) : 0, lag: at };
}

function productAt(x: Float64Array, y: Float64Array, lag: number): number {
  let total = 0;
  const end = Math.min(x.length, y.length - lag);
  for (let i = Math.max(0, -lag); i < end; i++) total += (x[i] as number) * (y[i + lag] as number);
  return total;
}
