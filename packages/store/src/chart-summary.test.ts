import { describe, expect, it } from 'vitest';
import { summaryLine } from './chart-summary.ts';

describe('summaryLine(conditions, items)', () => {
  it('names the conditions with the side of the body and then the activities, each once', () => {
    const stroke = { conditionId: 'stroke', name: 'Stroke', side: 'left' } as const;
    expect(summaryLine([stroke, stroke], ['Sit-to-stand', 'Sit-to-stand'])).toBe('Left hemiparesis after stroke · Sit-to-stand');
  });

  it('gives no side to a condition that has none, and nothing where nothing is recorded', () => {
    const parkinson = { conditionId: 'parkinson-disease', name: 'Parkinson disease', side: 'right' } as const;
    expect(summaryLine([parkinson], [])).toBe('Parkinson disease');
    expect(summaryLine([], [])).toBeUndefined();
  });
});
