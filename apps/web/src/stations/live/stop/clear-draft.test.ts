import { describe, expect, it } from 'vitest';
import { clearanceOf, emptyDraft } from './clear-draft.ts';

const stop = '0198a5a0-0000-7000-8000-0000000000aa';

describe('clearanceOf(stop, draft, at)', () => {
  it('leaves out what was left empty', () => {
    expect(clearanceOf(stop, emptyDraft, 7)).toEqual({ stop });
    expect(clearanceOf(stop, { ...emptyDraft, text: '  ', name: ' ', how: 'phone' }, 7)).toEqual({ stop });
  });

  it('names the therapist who was reached with how, when and the words; a name without how is nobody reached', () => {
    const draft = { ...emptyDraft, text: ' Rest, then easier ', name: 'D. Rivera', how: 'phone' as const };
    expect(clearanceOf(stop, draft, 7)).toEqual({
      stop,
      text: 'Rest, then easier',
      reached: { name: 'D. Rivera', how: 'phone', at: 7, words: 'Rest, then easier' },
    });
    expect(clearanceOf(stop, { ...draft, how: null }, 7).reached).toBeUndefined();
  });

  it('carries the exception', () => {
    expect(clearanceOf(stop, { ...emptyDraft, exception: 'stable-angina' }, 7)).toEqual({ stop, exception: 'stable-angina' });
  });
});
