import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { readLog } from '../log/read.ts';
import { composeNote } from './compose.ts';

const practice = { errors: 'errorless', feedback: 'terminal', rules: { 'good-trials': true }, variants: ['low chair'] } as const;

/** The note of a short visit, of a program with or without an order of practice, and with or without the two ratings. */
function noteOf(order: boolean, rated: boolean) {
  const snapshot = exampleSnapshot();
  const items = snapshot.program.items.map((item) =>
    order ? { ...item, practice: { ...practice, variants: [...practice.variants] } } : item,
  );
  const activityId = items[0]?.id ?? '';
  const tab = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: snapshot.program.id,
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: 0,
  });
  const log = [
    tab.write(1, 'visit.opened', { snapshot: { ...snapshot, program: { ...snapshot.program, items } } }),
    tab.write(2, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }),
    tab.write(3, 'repetition.done', { activityId, held: true }),
    tab.write(600_000, 'activity.stopped', { activityId }),
    ...(rated ? [tab.write(600_001, 'motivation.rated', { enjoyment: 4, confidence: 5 })] : []),
  ];
  return composeNote(readLog(log), { locale: 'en-US' }).sections;
}

describe('composeNote(log)', () => {
  it('reads the same whatever is ordered of the practice, and with enjoyment and confidence on record', () => {
    expect(noteOf(true, false)).toEqual(noteOf(false, false));
    expect(noteOf(false, true)).toEqual(noteOf(false, false));
  });
});
