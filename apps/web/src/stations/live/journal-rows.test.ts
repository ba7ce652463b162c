import type { JournalRow } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { journalRows } from './journal-rows.ts';

let made = 0;
const row = (kind: string, activityId = 'a', held = true): JournalRow =>
  ({ id: `${++made}`, at: made, kind, activityId, undoable: true, event: { kind, body: { held } } }) as unknown as JournalRow;

describe('journalRows()', () => {
  it('journalRows() puts a run of repetitions on one line with its newest row', () => {
    const newest = row('repetition.done');
    const listed = journalRows([newest, row('repetition.done', 'a', false), row('repetition.done'), row('cue.given')], 40);
    expect(listed.map(({ count, held }) => [count, held])).toEqual([
      [3, 2],
      [1, 0],
    ]);
    expect(listed[0]?.row).toBe(newest);
  });

  it('journalRows() begins another line at a tap between, and at another activity', () => {
    const rows = [row('repetition.done'), row('cue.given'), row('repetition.done'), row('repetition.done', 'b')];
    expect(journalRows(rows, 40)).toHaveLength(4);
  });

  it('journalRows() is not broken by what the station records of itself', () => {
    const rows = [row('repetition.done'), row('coach.heard'), row('repetition.done'), row('feedback.stopped')];
    expect(journalRows(rows, 40)).toHaveLength(1);
  });

  it('journalRows() stops at the most lines, and still counts the last run whole', () => {
    const rows = [row('cue.given'), row('repetition.done'), row('repetition.done'), row('cue.given')];
    const listed = journalRows(rows, 2);
    expect(listed).toHaveLength(2);
    expect(listed[1]?.count).toBe(2);
  });
});
