import type { JournalRow } from '@eupraxia/clinical/visit';

/** A row of the journal as the screen lists it: one event, or a run of repetitions with the newest first. */
export interface ListedRow {
  readonly row: JournalRow;
  /** How many repetitions in a row the line stands for; 1 for anything else. */
  readonly count: number;
  readonly held: number;
}

/** Kinds that come between two repetitions of a run without ending it: nobody tapped them. */
const silent = /^(?:coach\.|feedback\.)/;

/**
 * The journal, newest first, with each run of repetitions of one activity on one line, so that a sensor's repetitions do
 * not push taps out of reach. The line's row is the newest, the one that an undo takes back.
 */
export function journalRows(rows: readonly JournalRow[], most: number): readonly ListedRow[] {
  const listed: ListedRow[] = [];
  for (const row of rows) {
    if (row.kind === 'visit.opened' || silent.test(row.kind)) continue;
    const last = listed.at(-1);
    const held = row.event.kind === 'repetition.done' && row.event.body.held ? 1 : 0;
    if (row.kind === 'repetition.done' && last?.row.kind === 'repetition.done' && last.row.activityId === row.activityId) {
      listed[listed.length - 1] = { row: last.row, count: last.count + 1, held: last.held + held };
      continue;
    }
    if (listed.length === most) break;
    listed.push({ row, count: 1, held });
  }
  return listed;
}
