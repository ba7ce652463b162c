import type { VisitRow, VisitStatus } from '@eupraxia/api';
import { describe, expect, it } from 'vitest';
import { actionOf, byTime, currentVisit } from './visit-action.ts';

const hour = 3_600_000;
const visit = (id: string, startsAt: number, status: VisitStatus, ready = true): VisitRow => ({
  id,
  patient: { id: `p-${id}`, name: id, bornOn: '1970-01-01' },
  startsAt,
  minutes: 45,
  status,
  ready,
});

describe('actionOf', () => {
  it('opens, continues, signs, reviews and opens, as a visit goes along', () => {
    const steps = (['planned', 'open', 'finished', 'addendum-proposed', 'signed'] as const).map((status) =>
      actionOf({ status, ready: true }, 'therapist'),
    );
    expect(steps).toEqual(['open', 'continue', 'sign', 'review', 'open-note']);
  });

  it('sends a therapist to evaluate where there is no program, and offers an assistant nothing', () => {
    expect(actionOf({ status: 'planned', ready: false }, 'therapist')).toBe('evaluate');
    expect(actionOf({ status: 'planned', ready: false }, 'assistant')).toBeUndefined();
  });

  it('offers the biller what has been done, and front desk and administrator no chart at all', () => {
    expect(actionOf({ status: 'signed', ready: true }, 'biller')).toBe('bill');
    expect(actionOf({ status: 'planned', ready: true }, 'biller')).toBeUndefined();
    for (const status of ['planned', 'open', 'finished', 'signed', 'addendum-proposed'] as const) {
      expect(actionOf({ status, ready: true }, 'front-desk')).toBeUndefined();
      expect(actionOf({ status, ready: true }, 'admin')).toBeUndefined();
    }
  });
});

describe('a visit that was called off', () => {
  it('offers nothing to anybody, and the day goes on with the next one', () => {
    for (const status of ['cancelled', 'no-show'] as const) {
      for (const role of ['therapist', 'assistant', 'biller', 'front-desk'] as const)
        expect(actionOf({ status, ready: true }, role)).toBeUndefined();
      expect(currentVisit([visit('a', 8 * hour, status), visit('b', 9 * hour, 'planned')], 8 * hour)?.id).toBe('b');
    }
  });
});

describe('currentVisit', () => {
  it('is the one that runs, however late it is', () => {
    const day = [visit('a', 8 * hour, 'open'), visit('b', 12 * hour, 'planned')];
    expect(currentVisit(day, 12 * hour)?.id).toBe('a');
  });

  it('is else the next planned one; one that nobody came to is passed over after an hour', () => {
    const day = [visit('b', 12 * hour, 'planned'), visit('a', 8 * hour, 'planned')];
    expect(currentVisit(day, 8.5 * hour)?.id).toBe('a');
    expect(currentVisit(day, 10 * hour)?.id).toBe('b');
    expect(currentVisit(day, 20 * hour)).toBeUndefined();
  });
});

describe('byTime', () => {
  it('orders equal times by id', () => {
    expect(byTime([visit('b', 0, 'planned'), visit('a', 0, 'planned')]).map((row) => row.id)).toEqual(['a', 'b']);
  });
});
