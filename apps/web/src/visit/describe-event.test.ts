import type { EventBodies, SessionEvent } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { describeEvent } from './describe-event.ts';

const told = <K extends keyof EventBodies>(kind: K, body: EventBodies[K]) => {
  const { what, detail } = describeEvent({ kind, body } as unknown as SessionEvent);
  return `${what}: ${detail}`;
};
const activityId = '01900000-0000-7000-8000-0000000000aa';

describe('describeEvent(event)', () => {
  it('tells a zone by the edges that it has', () => {
    const zone = { activityId, metric: 'emg-amplitude', floor: 40, ceiling: 70, holdSeconds: 2, direction: 'within' } as const;
    expect(told('zone.set', zone)).toBe('zone: at 40–70 %, held 2 s');
    expect(told('zone.set', { ...zone, ceiling: null, direction: 'up' })).toBe('zone: at 40 % or more, held 2 s');
    expect(told('zone.set', { ...zone, floor: null, direction: 'down' })).toBe('zone: below 70 %, held 2 s');
    expect(told('zone.set', { ...zone, metric: 'unlisted' })).toBe('zone: held 2 s');
  });

  it('tells of a repetition the seconds in its zone and its peak apart, since a peak may lie above the zone', () => {
    const signal = { recording: activityId, from: 0, to: 3, algorithm: 'emg', version: '1' };
    const measured = (params: Record<string, string | number | boolean>) => ({ ...signal, params });
    const repetition = { activityId, held: true, holdSeconds: 2.8, peak: 93.2 } as const;
    expect([
      told('repetition.done', repetition),
      told('repetition.done', { ...repetition, measured: measured({ floor: 40, ceiling: 70 }) }),
      told('repetition.done', { ...repetition, held: false, holdSeconds: 0.4, measured: measured({ floor: 40, ceiling: 70 }) }),
      told('repetition.done', { ...repetition, measured: measured({ ceiling: 20, direction: 'down' }) }),
      told('repetition.done', { ...repetition, measured: measured({ floor: 60, metric: 'angle' }) }),
      told('repetition.done', { activityId, held: true }),
      told('repetition.done', {
        activityId,
        held: false,
        holdSeconds: 12,
        lostBalance: true,
        stance: { base: 'tandem', eyes: 'closed', surface: 'foam' },
      }),
    ]).toEqual([
      'held 2.8 s: peak 93 %',
      'held 2.8 s in the zone 40–70 %: peak 93 %',
      'hold not reached, 0.4 s in the zone 40–70 %: peak 93 %',
      'held 2.8 s below 20 %: peak 93 %',
      'held 2.8 s at 60 ° or more: peak 93 °',
      'repetition, with correct form: ',
      'stood 12.0 s: balance lost',
    ]);
  });
});
