import { questions } from '@eupraxia/coach';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type HoldingQuestion, QuestionsBefore } from './QuestionsBefore.tsx';

const holding = questions.filter((one): one is HoldingQuestion => one !== 'slow-stretch-peak');
const shown = (open: readonly HoldingQuestion[]): string =>
  renderToStaticMarkup(<QuestionsBefore open={open} disabled={false} onAnswer={() => undefined} />);

describe('<QuestionsBefore>', () => {
  it('puts each question that holds practice up, with two answers of one tap', () => {
    for (const question of holding) {
      const html = shown([question]);
      expect([question, html.match(/<button/g)?.length, html.match(/<legend>[^<]+\?<\/legend>/g)?.length]).toEqual([
        question,
        2,
        1,
      ]);
    }
    expect(shown(holding).match(/<fieldset/g)).toHaveLength(4);
  });

  it('shows nothing where nothing is asked', () => {
    expect(shown([])).toBe('');
  });
});
