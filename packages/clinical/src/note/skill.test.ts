import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../example.ts';
import { composeNote } from './index.ts';
import { Story } from './story.fixture.ts';

describe('what it took a clinician for', () => {
  it('counts no answer to which way an older order meant, and every change after it', () => {
    const base = exampleSnapshot();
    const items = base.program.items.map((item) =>
      item.target === undefined
        ? item
        : { ...item, target: { ...item.target, direction: 'unset' as const, floor: 3, ceiling: 80 } },
    );
    const story = new Story({ ...base, program: { ...base.program, items } } as typeof base);
    const zone = { activityId: story.wrist, metric: 'emg-amplitude', floor: null, holdSeconds: 3, direction: 'down' } as const;
    const changes = () =>
      composeNote(story.log, { locale: 'en-US' }).sections.flatMap(({ sentences }) =>
        sentences.filter(({ key }) => key === 'zone.changed').map(({ text }) => text),
      );
    story.record(1, 'zone.set', { ...zone, ceiling: 80 });
    story.record(2, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
    story.set(3, story.wrist, 3, 2);
    expect(changes()).toEqual([]);
    story.record(10, 'zone.set', { ...zone, ceiling: 60 });
    expect(changes()).toEqual(['Wrist extension: target zone changed from below 80 % held 3 s to below 60 % held 3 s.']);
  });
});
