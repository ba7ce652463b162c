import { seconds } from '@eupraxia/kernel';
import { textOf } from './bytes.ts';
import { decimalOf } from './edf-fields.ts';
import type { Annotation } from './recording.ts';

/** What one record's annotation bytes say: when the record began, and what was noted. Onsets count from the header's start. */
export interface RecordNotes {
  readonly onset: number | undefined;
  readonly notes: readonly Annotation[];
}

const longest = 4096;
/** No recording lasts three hundred years: such a time is damaged. */
const latest = 1e10;

/**
 * Reads time-stamped annotation lists (EDF+ 2.2.2): onset, optionally 0x15 and a duration, then texts, each ended by
 * 0x14, the list by 0x00. The first list of a record has an empty text and tells when the record began. What isn't of
 * that form is passed over.
 */
export function recordNotes(bytes: Uint8Array): RecordNotes {
  const notes: Annotation[] = [];
  let onset: number | undefined;
  let from = 0;
  while (from < bytes.length) {
    let to = from;
    while (to < bytes.length && bytes[to] !== 0) to++;
    const [stamp = '', ...texts] = to > from ? textOf(bytes.subarray(from, to)).split('\x14') : [];
    const [at = '', duration = ''] = stamp.split('\x15');
    if (/^[+-]\d+([.,]\d*)?$/.test(at)) {
      const time = decimalOf(at);
      if (!(Math.abs(time) < latest)) {
        from = to + 1;
        continue;
      }
      if (onset === undefined && texts[0] === '') onset = time;
      for (const text of texts) {
        if (text === '') continue;
        const lasts = /^\d+([.,]\d*)?$/.test(duration) ? { duration: seconds(decimalOf(duration)) } : {};
        notes.push({ at: seconds(time), ...lasts, text: text.slice(0, longest) });
      }
    }
    from = to + 1;
  }
  return { onset, notes };
}
