import { cues, findRow } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { cueText } from '../cue-text.ts';
import { cueIds, cueToShow, externalFirst, focusOfText } from './focus.ts';

describe('focusOfText(text)', () => {
  it('tells a cue about the world from one about the body', () => {
    expect(focusOfText('Reach long to the cup.')).toEqual({ focus: 'external', words: [] });
    expect(focusOfText('Straighten your elbow and open the fingers.')).toEqual({
      focus: 'internal',
      words: ['elbow', 'fingers'],
    });
    expect(focusOfText('Point your knuckles at the lamp.')).toEqual({ focus: 'external', words: ['knuckles'] });
    expect(focusOfText('Slower.')).toEqual({ focus: 'unclear', words: [] });
  });

  it('finds no talk of the body in what the coach says to a patient', () => {
    const said = [
      cueText({ at: 0, to: 'patient', key: 'higher', percent: 5 }),
      cueText({ at: 0, to: 'patient', key: 'softer', percent: 5 }),
      cueText({ at: 0, to: 'patient', key: 'longer', seconds: 1 }),
      cueText({ at: 0, to: 'patient', key: 'other-side-quiet' }),
      cueText({ at: 0, to: 'patient', key: 'again' }),
      cueText({ at: 0, to: 'patient', key: 'how-was-that' }),
      cueText({ at: 0, to: 'patient', key: 'your-choice' }),
    ];
    for (const text of said) expect([text, focusOfText(text).words]).toEqual([text, []]);
  });
});

describe('externalFirst(cues), cueToShow(cues), cueIds', () => {
  it('puts cues about the effect first and keeps the order otherwise', () => {
    const rows = [
      { id: 'a', focus: 'internal' },
      { id: 'b', focus: 'external' },
      { id: 'c', focus: 'external' },
    ] as const;
    expect(externalFirst(rows).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(cueToShow(rows)?.id).toBe('b');
    expect(cueToShow(rows.slice(0, 1))?.id).toBe('a');
    expect(cueToShow([])).toBeUndefined();
    expect(externalFirst(cues).findIndex(({ focus }) => focus === 'internal')).toBeGreaterThan(0);
  });

  it('names cues that the catalogue holds, all of them about the effect', () => {
    for (const id of Object.values(cueIds)) if (id !== null) expect(findRow('cue', id)).toMatchObject({ id, focus: 'external' });
  });
});
