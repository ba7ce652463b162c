import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bridgeLost } from '../gap/bridge.ts';
import type { Mains } from './band.ts';
import { isSample } from './raw-quality.ts';
import type { Normalisation } from './reference.ts';
import { EmgWorkspace } from './workspace.ts';

/** How active a muscle was, 0 upwards, as a share of its reference; n samples. */
export interface Activation {
  readonly values: Float64Array;
  readonly normalisation: Normalisation;
  /** What was divided by, in the samples' unit. */
  readonly reference: number;
  /** How many samples were lost, and bridged. */
  readonly lost: number;
}

/** What an activation is measured with. */
export interface ActivationOptions {
  /** Default none: the reference's own envelope was made without a notch, and a notch takes some of the muscle too. */
  readonly mains?: Mains;
  /** The envelope's height in a reference contraction (`envelope` of `emgReference`), in the samples' unit. Without it, the peak of this task. */
  readonly reference?: { readonly kind: Normalisation; readonly value: number };
}

/**
 * A muscle's activation over a whole task: centred, band-passed and rectified as the record does it, 6 Hz zero-phase
 * envelope, nowhere below 0, over its reference. A muscle that is silent throughout is 0 throughout.
 * @param samples in any unit, NaN where one was lost
 * Errors: EUP_SIGNAL_RATE, EUP_SIGNAL_SHORT.
 */
export function activation(samples: ArrayLike<number>, rate: Hertz, options: ActivationOptions = {}): Result<Activation, Fault> {
  const work = EmgWorkspace.of(rate, options.mains ?? 'none');
  if (!work.ok) return work;
  const { bandPass, notch, envelope } = work.value;
  const values = Float64Array.from(samples);
  if (values.length <= bandPass.padding) {
    return err(fault('EUP_SIGNAL_SHORT', { found: values.length, least: bandPass.padding + 1 }));
  }
  const lost = bridgeLost(values, isSample);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) - mean;
  bandPass.process(values);
  notch?.process(values);
  for (let i = 0; i < values.length; i++) values[i] = Math.abs(values[i] as number);
  envelope.process(values);
  const peak = values.reduce((a, b) => Math.max(a, b), 0);
  const reference = options.reference?.value ?? peak;
  for (let i = 0; i < values.length; i++) values[i] = reference > 0 ? Math.max(0, values[i] as number) / reference : 0;
  return ok({ values, normalisation: options.reference?.kind ?? 'peak-in-task', reference, lost });
}
