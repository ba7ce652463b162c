import { describe, expect, it } from 'vitest';
import { loosensAnswer, tightenedAnswer } from './answer-change.ts';
import type { Answer } from './screening.ts';

const yes = (more: Partial<Answer> = {}): Answer => ({ answer: 'yes', ...more });
const cuff = yes({ side: 'left', regions: ['shoulder'], since: '2026-11-01', tissue: 'soft' });
const clot = yes({ side: 'left', regions: ['calf'], state: 'suspected', wells: 3 });

describe('loosensAnswer(was, is, question)', () => {
  it('is every change of a yes that may open an activity: its date, score, state, place or tissue', () => {
    const looser: readonly (readonly [Answer, Answer])[] = [
      [cuff, { ...cuff, since: '2025-11-01' }],
      [cuff, yes({ side: 'left', regions: ['shoulder'], tissue: 'soft' })],
      [yes(), yes({ since: '2025-11-01' })],
      [cuff, { ...cuff, since: '2026-11-20' }],
      [cuff, { ...cuff, tissue: 'bone' }],
      [cuff, { ...cuff, regions: ['elbow'] }],
      [cuff, yes({ side: 'left', since: '2026-11-01', tissue: 'soft' })],
      [cuff, { ...cuff, side: 'right' }],
      [clot, { ...clot, wells: 0 }],
      [clot, yes({ side: 'left', regions: ['calf'], state: 'suspected' })],
      [clot, { ...clot, state: 'known' }],
      [clot, { ...clot, state: 'acute' }],
      [clot, yes({ side: 'left', regions: ['calf'], wells: 3 })],
      [yes({ state: 'uncontrolled' }), yes({ state: 'controlled' })],
      [yes({ state: 'acute' }), yes()],
      [yes(), yes({ state: 'known' })],
      [yes(), yes({ state: 'healed' })],
      [yes({ state: 'cleared' }), yes({ state: 'cleared', by: 'Dr. Ortega' })],
      [yes(), { answer: 'no' }],
      [yes(), { answer: 'unknown' }],
    ];
    for (const [was, is] of looser) expect([was, is, loosensAnswer(was, is)]).toEqual([was, is, true]);
  });

  it('is not a side or a region more, a higher score, or a state that is worse in every rule', () => {
    const tighter: readonly (readonly [Answer | undefined, Answer])[] = [
      [undefined, { answer: 'no' }],
      [{ answer: 'unknown' }, yes({ state: 'controlled' })],
      [{ answer: 'no' }, yes()],
      [cuff, cuff],
      [cuff, { ...cuff, detail: 'sore today', by: 'the patient' }],
      [cuff, { ...cuff, side: 'bilateral' }],
      [cuff, { ...cuff, regions: ['elbow', 'shoulder'] }],
      [clot, { ...clot, wells: 4 }],
      [yes({ state: 'controlled' }), yes({ state: 'uncontrolled' })],
      [yes({ state: 'cleared' }), yes({ state: 'acute' })],
      [yes({ state: 'known' }), yes({ state: 'suspected' })],
    ];
    for (const [was, is] of tighter) expect([was, is, loosensAnswer(was, is)]).toEqual([was, is, false]);
  });

  it('is a clearance, also where the question was not asked', () => {
    expect(loosensAnswer(undefined, yes({ state: 'cleared', by: 'Dr. Ortega' }))).toBe(true);
  });

  it('knows the question whose harmless answer is yes', () => {
    expect(loosensAnswer({ answer: 'no' }, yes(), 'medication-known')).toBe(true);
    expect(loosensAnswer(yes(), { answer: 'no' }, 'medication-known')).toBe(false);
  });
});

describe('tightenedAnswer(was, is, question)', () => {
  const tightened = (was: Answer | undefined, is: Answer, question = 'broken-skin') => tightenedAnswer(was, is, question);

  it('is null where nothing got tighter', () => {
    expect(tightened(yes({ state: 'uncontrolled' }), yes({ state: 'controlled' }))).toBeNull();
    expect(tightened(cuff, { ...cuff, since: '2025-11-01' })).toBeNull();
    expect(tightened(clot, { ...clot, wells: 1 })).toBeNull();
    expect(tightened(cuff, { ...cuff, detail: 'seen again' })).toBeNull();
    expect(tightened(yes(), { answer: 'unknown' })).toBeNull();
    expect(tightened(undefined, { answer: 'no' })).toBeNull();
    expect(tightened(yes(), { answer: 'no' }, 'falls')).toBeNull();
  });

  it('is the new answer where it is tighter, or may be', () => {
    for (const [was, is] of [
      [undefined, yes()],
      [{ answer: 'no' }, { answer: 'unknown' }],
      [cuff, { ...cuff, since: '2026-11-20' }],
      [cuff, { ...cuff, side: 'right' }],
      [yes({ wells: 0 }), yes({ wells: 3 })],
      [yes({ state: 'healed' }), yes()],
    ] as const satisfies readonly (readonly [Answer | undefined, Answer])[])
      expect(tightened(was, is)).toEqual(is);
  });

  it('keeps each part that got looser as it was', () => {
    const was = yes({ state: 'uncontrolled', regions: ['hand'], since: '2026-11-01' });
    const is = yes({ state: 'controlled', regions: ['hand', 'wrist'], since: '2025-11-01', detail: 'seen again' });
    expect(tightened(was, is)).toEqual({ ...was, regions: ['hand', 'wrist'], detail: 'seen again' });
    expect(tightened(yes(), yes({ state: 'healed', since: '2026-11-01' }))).toEqual(yes({ since: '2026-11-01' }));
  });
});
