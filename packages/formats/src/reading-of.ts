import type { Recording } from './recording.ts';
import type { Reading } from './remarks.ts';

/** What was seen of a recording and what must be known of it; whole once its samples have been read. */
export function readingOf(recording: Pick<Recording, 'counts' | 'remarks'>): Reading {
  return { counts: recording.counts(), remarks: recording.remarks.map(({ message }) => message) };
}
