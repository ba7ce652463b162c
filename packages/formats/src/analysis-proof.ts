import { type Proof, proofSentence, proofs } from '@eupraxia/signal';

/** The kinds of analysis, and the family of methods that each one's numbers are of. */
const families = { emg: 'emg-record', sway: 'sway', gait: 'foot-gait', orientation: 'orientation' } as const;

/**
 * What a person must know of how far the numbers of an analysis are proven; undefined where they were tested on recordings.
 * @param by what they were tested on
 */
export function proofTold(kind: keyof typeof families, by: Proof['by'] = proofs[families[kind]].by): string | undefined {
  return by === 'recordings' ? undefined : proofSentence(families[kind]);
}
