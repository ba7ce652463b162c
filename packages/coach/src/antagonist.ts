import type { Draft, Measure } from './state.ts';

/** Says, once a trial, that the muscle that should be quiet was not. */
export function cueAntagonist({ state, cues }: Draft, { origin, rate, antagonistLimit }: Measure, sample: number): void {
  const at = origin + sample / rate;
  cues.push({ at, to: 'therapist', key: 'antagonist-over', limit: antagonistLimit });
  if (state.probe === null) cues.push({ at, to: 'patient', key: 'other-side-quiet' });
}
