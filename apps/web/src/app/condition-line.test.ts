import { describe, expect, it } from 'vitest';
import { conditionLine } from './condition-line.ts';

describe('conditionLine(conditions)', () => {
  it('names each condition once with its side of the body, and an old side of Parkinson disease not at all', () => {
    const stroke = { conditionId: 'stroke', name: 'Stroke', side: 'left' } as const;
    const parkinson = { conditionId: 'parkinson-disease', name: 'Parkinson disease', side: 'right' } as const;
    expect(conditionLine([stroke, parkinson, stroke])).toBe('Left hemiparesis after stroke · Parkinson disease');
  });

  it('is nothing for a chart without conditions', () => {
    expect(conditionLine([])).toBeUndefined();
  });
});
