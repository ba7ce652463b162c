import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleVisit } from '../example.ts';
import { checkBody, type Envelope, forRelease1, isPartlyRead, readLog, upcast } from '../index.ts';
import { kinds } from '../log/bodies.ts';
import { answerStates, answersShape, screeningAnswers, tissues } from './screening.ts';

const [opening, ...rest] = exampleVisit({ events: 30 }).envelopes as [Envelope, ...Envelope[]];
const opened = (answers: object): Envelope => ({
  ...opening,
  body: { snapshot: { ...exampleSnapshot(), safety: { answers, state: 'clear', findings: [], cordAtT6OrAbove: 'no' } } },
});
const answersOf = (event: Envelope) => readLog([event, ...rest]).opened?.body.snapshot.safety?.answers;

const anyAnswer = fc.record(
  {
    answer: fc.constantFrom(...screeningAnswers),
    side: fc.constantFrom('left' as const, 'right' as const, 'bilateral' as const),
    regions: fc.array(fc.constantFrom('calf', 'knee', 'chest'), { maxLength: 3 }),
    state: fc.constantFrom(...answerStates),
    since: fc.constantFrom('2026-11-10', '1999-02-28'),
    by: fc.constantFrom('Dr. Ortega', 'device clinic'),
    wells: fc.integer({ min: -2, max: 9 }),
    tissue: fc.constantFrom(...tissues),
    detail: fc.constantFrom('swollen,\nwarm', 'usual 150s'),
  },
  { requiredKeys: ['answer'] },
);

describe('an answer of the safety screen', () => {
  it('reads as it was written, in the chart and in a visit', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('falls', 'deep-vein-thrombosis', 'fresh-repair'), anyAnswer), (answers) => {
        expect(answersShape.writer.parse(answers)).toEqual(answers);
        expect(answersShape.reader.parse(JSON.parse(JSON.stringify(answers)))).toEqual(answers);
        for (const [question, answer] of Object.entries(answers)) {
          const body = { question, ...answer };
          expect(checkBody('screen.answered', body).ok).toBe(true);
          expect(kinds['screen.answered'].body.reader.parse(body)).toEqual(body);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with a state, tissue, day or Wells score that there is not', () => {
    const said = (more: object) => checkBody('screen.answered', { question: 'x', answer: 'yes', ...more }).ok;
    expect(said({ state: 'suspected', wells: 3 })).toBe(true);
    for (const more of [
      { state: 'brewing' },
      { tissue: 'gum' },
      { since: 'May' },
      { wells: 10 },
      { wells: 1.5 },
      { regions: 'calf' },
    ])
      expect(said(more), JSON.stringify(more)).toBe(false);
  });

  it('of a later release: an unknown state is unspecified, an unknown tissue is left out, and the visit is read', () => {
    const later = opened({
      falls: { answer: 'no' },
      'fresh-repair': { answer: 'yes', state: 'consolidating', tissue: 'cartilage', side: 'right', grade: 3 },
      'metal-under-skin': { answer: 'perhaps', state: 'healed' },
    });
    expect(answersOf(later)).toEqual({
      falls: { answer: 'no' },
      'fresh-repair': { answer: 'yes', state: 'unspecified', side: 'right' },
      'metal-under-skin': { answer: 'unknown', state: 'healed' },
    });
    expect(isPartlyRead(later)).toBe(true);
    const event = { ...opening, v: 1, kind: 'screen.answered', body: { question: 'x', answer: 'yes', state: 'brewing' } };
    expect(upcast(event).event?.body).toEqual({ question: 'x', answer: 'yes', state: 'unspecified' });
  });

  it('reaches a page of the first release with what that release knew', () => {
    const answer = { answer: 'yes', side: 'left', regions: ['calf'], detail: 'since yesterday' };
    const sent = forRelease1(opened({ 'deep-vein-thrombosis': { ...answer, state: 'suspected', wells: 3, by: 'Dr. Ortega' } }));
    expect(sent.body).toMatchObject({ snapshot: { safety: { answers: { 'deep-vein-thrombosis': answer } } } });
    expect(JSON.stringify(sent.body)).not.toMatch(/suspected|wells|Ortega/);
    const asked = { ...opening, v: 1, kind: 'screen.answered', body: { question: 'x', ...answer, state: 'known' } };
    expect(forRelease1(asked).body).toEqual({ question: 'x', answer: 'yes', detail: 'since yesterday' });
  });
});
