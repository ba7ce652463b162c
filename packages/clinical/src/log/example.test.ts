import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../example.ts';
import { parseEvent, readLog } from '../index.ts';
import { foldVisit } from '../visit/index.ts';

describe('exampleVisit(options)', () => {
  it('makes as many valid events as asked, the same each time', () => {
    for (const events of [40, 214, 1000]) {
      const { envelopes } = exampleVisit({ events });
      expect(envelopes).toHaveLength(events);
      expect(exampleVisit({ events }).envelopes).toEqual(envelopes);
      for (const envelope of envelopes) expect(parseEvent(envelope)).toEqual({ ok: true, value: envelope });
    }
  });

  it('makes different ids for different visits and seeds', () => {
    const ids = [1, 2, 3].flatMap((seed) => exampleVisit({ seed }).envelopes.map((e) => e.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('folds to a finished visit with time and repetitions in every activity', () => {
    const visit = foldVisit(readLog(exampleVisit({ events: 5000 }).envelopes));
    expect(visit.status).toBe('finished');
    for (const activity of visit.activities) {
      expect(activity.state).toBe('stopped');
      expect(activity.repetitions.done).toBeGreaterThan(1000);
      expect(activity.seconds).toBeGreaterThan(600);
      expect(activity.sets).toHaveLength(3);
    }
  });
});
