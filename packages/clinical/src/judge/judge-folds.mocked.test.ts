import { describe, expect, it, vi } from 'vitest';
import { exampleSnapshot, exampleVisit, exampleWriter } from '../example.ts';
import type { Envelope } from '../index.ts';
import { foldVisit } from '../visit/visit.ts';
import { judge } from './judge.ts';

vi.mock('../visit/visit.ts', { spy: true });

const activityId = exampleSnapshot().program.items[0]?.id ?? '';
const start = { activityId, by: 'therapist', mode: 'one-on-one' } as const;

describe('judge(all, fresh, receivedAt)', () => {
  it('folds a visit of five thousand events once for a hundred starts with nothing between that the gate reads', () => {
    const { envelopes } = exampleVisit({ events: 4_900, finished: false });
    const last = Math.max(...envelopes.map(({ at }) => at));
    const opening = envelopes[0] as Envelope;
    const shared = { clinicId: opening.clinicId, visitId: opening.sessionId, userId: 'u', zone: opening.tz };
    const tab = exampleWriter({ ...shared, number: 90, startedAt: opening.at });
    const fresh = Array.from({ length: 100 }, (_, i) => tab.write(last + 1 + i * 1_000, 'activity.started', start));
    vi.mocked(foldVisit).mockClear();
    judge([...envelopes, ...fresh], fresh, last + 100_000);
    expect(foldVisit).toHaveBeenCalledTimes(1);
    expect(vi.mocked(foldVisit).mock.calls[0]?.[0].events.length).toBeLessThan(100);
  });
});
