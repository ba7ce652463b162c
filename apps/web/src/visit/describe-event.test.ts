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

  it('calls the height of a repetition its peak, which may lie above the zone', () => {
    expect(told('repetition.done', { activityId, held: true, holdSeconds: 3.5, peak: 93.2 })).toBe('held 3.5 s: peak 93 %');
  });
});
