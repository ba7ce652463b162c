import type { NoteFinding } from '@eupraxia/clinical/note';
import { describe, expect, it } from 'vitest';
import { lookGroups } from './look-groups.ts';

const finding = (text: string, activityId?: string): NoteFinding => ({
  key: 'element',
  severity: 'attention',
  group: 'look',
  text,
  ...(activityId === undefined ? {} : { activityId }),
});

describe('lookGroups(ranked)', () => {
  it('puts what is said of one activity together, where the most important of it stands', () => {
    const groups = lookGroups([finding('a1', 'a'), finding('visit'), finding('b1', 'b'), finding('a2', 'a')]);
    expect(groups.map(({ activityId, findings }) => [activityId, findings.map(({ text }) => text)])).toEqual([
      ['a', ['a1', 'a2']],
      [undefined, ['visit']],
      ['b', ['b1']],
    ]);
  });

  it('is empty for nothing', () => {
    expect(lookGroups([])).toEqual([]);
  });
});
