import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from './example.ts';
import { forRelease1 } from './history/for-release-1.ts';
import { practiceOrderShape } from './practice-order.ts';
import { type NewProgramItem, programItemSchema, programItemShape } from './snapshot.ts';

const [item] = exampleSnapshot().program.items;
const practice: NonNullable<NewProgramItem['practice']> = {
  feedback: 'terminal',
  schedule: 'variable',
  variants: ['tall cup', 'heavy cup'],
  errors: 'errorless',
  rules: { 'good-trials': true, 'faded-feedback': false },
  numbers: { restPerWork: 2 },
  challenge: 'high',
  heartRate: { rest: 62, highest: 150 },
};

describe('practiceOrderShape', () => {
  it('an item without an order stays as it was, and one with an order comes back the same', () => {
    expect(programItemSchema.parse(item)).toEqual(item);
    expect(programItemShape.reader.parse(item)).not.toHaveProperty('practice');
    expect(programItemSchema.parse({ ...item, practice })).toEqual({ ...item, practice });
    expect(programItemShape.reader.parse({ ...item, practice })).toEqual({ ...item, practice });
  });

  it('refuses what it does not know when it is written, and passes over it when it is read', () => {
    expect(practiceOrderShape.writer.safeParse({ ...practice, mood: 'good' }).success).toBe(false);
    expect(practiceOrderShape.writer.safeParse({ schedule: 'chaotic' }).success).toBe(false);
    const later = { ...practice, mood: 'good', schedule: 'chaotic', rules: { ...practice.rules, dream: 'twice' } };
    const { schedule: _schedule, ...known } = practice;
    expect(practiceOrderShape.reader.parse(later)).toEqual({ ...known, schedule: undefined });
  });

  it('a resting heart rate lies below the highest', () => {
    expect(practiceOrderShape.writer.safeParse({ heartRate: { rest: 150, highest: 62 } }).success).toBe(false);
  });

  it('stays out of what a page of the first release is sent', () => {
    const snapshot = exampleSnapshot();
    const program = { ...snapshot.program, items: snapshot.program.items.map((one) => ({ ...one, practice })) };
    const tab = exampleWriter({
      clinicId: snapshot.clinic.id,
      visitId: snapshot.program.id,
      userId: 'pt',
      zone: 'UTC',
      number: 1,
      startedAt: 0,
    });
    const sent = forRelease1(tab.write(1, 'visit.opened', { snapshot: { ...snapshot, program } }));
    expect(JSON.stringify(sent)).not.toContain('practice');
  });
});
