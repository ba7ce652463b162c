import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../example.ts';
import { composeNote } from './index.ts';
import { Story } from './story.fixture.ts';

describe('a dose that is planned in seconds or meters', () => {
  it('is counted in bouts, since nobody repeats a movement', () => {
    const base = exampleSnapshot();
    const doses = [
      { kind: 'timed', sets: 3, perSide: false, seconds: 90, restSeconds: 20 },
      { kind: 'distance', sets: 3, perSide: true, meters: 6 },
    ] as const;
    const items = base.program.items.map(({ target: _, ...item }, i) => ({ ...item, dose: doses[i] ?? item.dose }));
    const story = new Story({ ...base, program: { ...base.program, items } } as typeof base);
    story.record(1, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    story
      .set(2, story.wrist, 1, 1)
      .record(5, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
    story.set(6, story.chair, 2, 2);
    const counted = composeNote(story.log, { locale: 'en-US' }).sections.flatMap(({ sentences }) =>
      sentences.filter(({ key }) => key === 'dose.counted').map(({ text }) => text),
    );
    expect(counted).toEqual(['Completed 1 bout; planned 3 × 90 s.', 'Completed 2 bouts; planned 3 × 6 m per side.']);
  });
});
