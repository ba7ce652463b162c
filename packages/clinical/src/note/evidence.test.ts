import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleVisit } from '../example.ts';
import { type Envelope, readLog } from '../index.ts';
import { aboutAnyEntry, evidenceKinds } from './evidence.fixture.ts';
import { composeNote } from './index.ts';
import { Story, storySignal, strokeStory } from './story.fixture.ts';
import { tap, told } from './taps.fixture.ts';

/** Each sentence of a note with the kinds of its evidence. */
function evidenceOf(events: readonly Envelope[]) {
  const kinds = new Map(events.map((event) => [event.id, event.kind]));
  return composeNote(readLog(events), { locale: 'en-US' }).sections.flatMap(({ sentences }) =>
    sentences.map(({ key, text, from }) => ({ key, text, kinds: from.map((id) => kinds.get(id) ?? 'unknown') })),
  );
}

function expectSupported(events: readonly Envelope[]): void {
  for (const { key, text, kinds } of evidenceOf(events)) {
    if (aboutAnyEntry.has(key)) continue;
    const allowed: readonly string[] = evidenceKinds[key] ?? expect.fail(`no kinds of evidence are written for “${key}”`);
    expect(
      kinds.filter((kind) => !allowed.includes(kind)),
      `${key}: ${text}`,
    ).toEqual([]);
  }
}

describe('the evidence of a sentence', () => {
  it('is of the kinds that carry its statement, in the worked story and the example visit', () => {
    expectSupported(strokeStory().events);
    expectSupported(exampleVisit().envelopes);
  });

  it('is so whatever was tapped', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 40 }), (taps) => expectSupported(told(taps))),
      { numRuns: 200 },
    );
  });

  it('gives the time in the zone and the peak of what was held as two numbers, the peak above the zone included', () => {
    const story = new Story();
    const repetition = (held: boolean, holdSeconds: number, peak: number) =>
      story.record(6, 'repetition.done', { activityId: story.wrist, held, holdSeconds, peak, measured: storySignal });
    repetition(true, 2.83, 93.2);
    repetition(true, 2.1, 80.4);
    repetition(false, 0.4, 140);
    const dose = evidenceOf(story.events).find(({ key }) => key === 'dose.emg');
    expect(dose?.text).toContain(
      '2 of 3 repetitions held 2 s in the zone 55–85 % of a reference that was not recorded (time in the zone 2.1–2.8 s, peak 80–93 %)',
    );
  });

  it('says nothing of a hold or a peak that no event holds', () => {
    const story = new Story().seen(6, new Story().wrist, 2, 1);
    expect(evidenceOf(story.events).find(({ key }) => key === 'dose.emg')?.text).not.toMatch(/time in the zone|peak/);
  });
});
