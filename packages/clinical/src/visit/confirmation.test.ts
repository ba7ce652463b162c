import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../log/example.ts';
import { composeNote } from '../note/compose.ts';
import { Story } from '../note/story.fixture.ts';
import { askedBefore } from './confirmation.ts';
import { foldVisit } from './visit.ts';

/** A program whose activities are on these sides. */
function programOf(...sides: readonly ('left' | 'right' | 'bilateral' | 'midline')[]) {
  const snapshot = exampleSnapshot();
  const [first] = snapshot.program.items;
  if (first === undefined) throw new Error('The example has no activity.');
  const items = sides.map((side, i) => ({ ...first, id: `0190000${i}-0000-7000-8000-0000000000cc`, side }));
  return { ...snapshot, program: { ...snapshot.program, items } };
}

describe('askedBefore(visit, activity)', () => {
  it('asks for patient and side once a visit, and for another side by itself', () => {
    const snapshot = programOf('left', 'left', 'right', 'midline', 'bilateral');
    const story = new Story(snapshot);
    const asked = () => {
      const visit = foldVisit(story.log);
      return visit.activities.map((activity) => askedBefore(visit, activity));
    };
    expect(asked()).toEqual([
      { patient: true, side: 'left' },
      { patient: true, side: 'left' },
      { patient: true, side: 'right' },
      { patient: true, side: null },
      { patient: true, side: 'bilateral' },
    ]);
    story.record(1, 'patient.confirmed', { activityId: snapshot.program.items[0]?.id ?? '', side: 'left' });
    expect(asked()).toEqual([null, null, { patient: false, side: 'right' }, null, { patient: false, side: 'bilateral' }]);
    story.record(2, 'patient.confirmed', { activityId: snapshot.program.items[2]?.id ?? '', side: 'right' });
    expect(asked()[2]).toBeNull();
  });

  it('does not ask in the middle of an activity that began without the question', () => {
    const snapshot = programOf('left', 'right');
    const story = new Story(snapshot);
    const activityId = snapshot.program.items[0]?.id ?? '';
    story.record(3, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    const visit = foldVisit(story.log);
    expect(visit.activities.map((activity) => askedBefore(visit, activity)?.side)).toEqual([undefined, 'right']);
  });
});

describe('the note of a visit whose patient was confirmed', () => {
  it('says when, and for which side; without a confirmation it asks for a look, and holds no signature', () => {
    const snapshot = programOf('left');
    const activityId = snapshot.program.items[0]?.id ?? '';
    const start = { activityId, by: 'therapist', mode: 'one-on-one' } as const;
    const findings = (story: Story) =>
      composeNote(story.log, { locale: 'en-US' }).findings.filter(({ key }) => key === 'patient-unconfirmed');
    const without = new Story(snapshot);
    without.record(4, 'activity.started', start);
    expect(findings(without)).toMatchObject([{ severity: 'attention' }]);
    const story = new Story(snapshot);
    story.record(5, 'patient.confirmed', { activityId, side: 'left' });
    story.record(6, 'activity.started', start);
    expect(findings(story)).toEqual([]);
    const text = composeNote(story.log, { locale: 'en-US' })
      .sections.flatMap(({ sentences }) => sentences.map((one) => one.text))
      .join(' ');
    expect(text).toMatch(/Patient identity and side confirmed at \d+:\d\d [AP]M \(left\)\./);
  });
});
