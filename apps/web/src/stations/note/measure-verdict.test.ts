import { readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { measureVerdict } from './measure-verdict.ts';

const visit = foldVisit(readLog(exampleVisit({ events: 30 }).envelopes));
type Safety = NonNullable<Visit['snapshot']['safety']>;
const withSafety = (safety: Safety | undefined): Visit => {
  const { safety: _before, ...snapshot } = visit.snapshot;
  return { ...visit, snapshot: safety === undefined ? snapshot : { ...snapshot, safety } };
};
const asked: Safety = { answers: {}, state: 'clear', findings: [], ask: [], cordAtT6OrAbove: 'no' } as unknown as Safety;

describe('measureVerdict(visit, measureId, side)', () => {
  it('holds a walk to the same gate as an exercise: an unstable heart blocks it', () => {
    const heart = withSafety({ ...asked, answers: { 'unstable-heart': { answer: 'yes' } } });
    expect(measureVerdict(heart, 'six-minute-walk', 'midline')?.start).toBe('blocked');
  });

  it('is null for a visit that is older than the screen', () => {
    expect(measureVerdict(withSafety(undefined), 'six-minute-walk', 'midline')).toBeNull();
  });
});
