import { readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { type CountedView, codedVisit as codedView } from './coded-visit.ts';

const { envelopes } = exampleVisit({ events: 80 });
const stop = envelopes.findIndex(({ kind }) => kind === 'activity.stopped');
const later = (envelopes.at(-1)?.at ?? 0) + 600_000;

const codedVisit = (view: Pick<CountedView, 'log' | 'visit'>) => codedView({ ...view, state: { notes: [] } });

describe('codedVisit(view)', () => {
  it('takes the visit in view where nothing runs: folded to any second it is the same', () => {
    const log = readLog(envelopes);
    const visit = foldVisit(log, later);
    expect(visit.running).toBeNull();
    expect(codedVisit({ log, visit }).visit).toBe(visit);
    expect(visit).toEqual(foldVisit(log));
  });

  it('counts a running visit to its last event, as the note does', () => {
    const log = readLog(envelopes.slice(0, stop));
    const visit = foldVisit(log, later);
    expect(visit.running).not.toBeNull();
    expect(codedVisit({ log, visit }).visit).toEqual(foldVisit(log));
  });

  it('counts once for each log', () => {
    const log = readLog(envelopes);
    const visit = foldVisit(log);
    expect(codedVisit({ log, visit })).toBe(codedVisit({ log, visit }));
  });
});
