import { describe, expect, it } from 'vitest';
import { composeNote, exampleVisit, foldVisit, readLog } from '../index.ts';

/** The best of a few runs, in ms: what the work costs, not what the machine was busy with. */
function best(work: () => void): number {
  const times = Array.from({ length: 12 }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return Math.min(...times);
}

describe('a visit of 5,000 events', () => {
  const { envelopes } = exampleVisit({ events: 5000 });
  const log = readLog(envelopes);

  it('is folded in a few milliseconds, and the work grows with its length, not with its square', () => {
    const small = readLog(exampleVisit({ events: 1250 }).envelopes);
    const [one, four] = [best(() => foldVisit(small)), best(() => foldVisit(log))];
    expect(four).toBeLessThan(25);
    expect(four).toBeLessThan(Math.max(2, one * 10));
  });

  it('is read again after one more tap without checking every event anew', () => {
    expect(best(() => readLog(envelopes))).toBeLessThan(60);
  });

  it('becomes a note in a fraction of a second', () => {
    expect(best(() => composeNote(log, { locale: 'en' }))).toBeLessThan(150);
  });
});
