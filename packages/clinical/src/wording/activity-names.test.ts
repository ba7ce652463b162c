import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../example.ts';
import type { ProgramItem } from '../index.ts';
import { activityNames } from './activity-names.ts';

const [first] = exampleSnapshot().program.items;
if (first === undefined) throw new Error('the example has no activity');
const wrist = { exerciseId: 'emg-wrist-extension', name: 'Wrist extension with EMG biofeedback' };
const chair = { exerciseId: 'sit-to-stand', name: 'Sit-to-stand' };
const names = (...items: Partial<ProgramItem>[]) => activityNames(items.map((item) => ({ ...first, ...item })));

describe('activityNames(items)', () => {
  it('takes the short label of each exercise of the catalogue', () => {
    expect(names(wrist, chair)).toEqual([
      { label: 'short', id: 'emg-wrist-extension' },
      { label: 'short', id: 'sit-to-stand' },
    ]);
  });

  it('keeps a name that the catalogue does not have as it was typed, and shortens nothing beside it', () => {
    expect(
      names(wrist, { ...chair, name: 'Rising from the bench' }, { exerciseId: 'of-another-release', name: 'Wrist extension' }),
    ).toEqual([
      { label: 'exercise', id: 'emg-wrist-extension' },
      { words: 'Rising from the bench' },
      { words: 'Wrist extension' },
    ]);
  });

  it('tells two of one exercise apart by their sides, and where those are the same by their numbers', () => {
    expect(names({ ...chair, side: 'left' }, { ...chair, side: 'right' })).toMatchObject([{ side: 'left' }, { side: 'right' }]);
    expect(names({ ...chair, side: 'left' }, wrist, { ...chair, side: 'left' })).toEqual([
      { label: 'short', id: 'sit-to-stand', number: 1 },
      { label: 'short', id: 'emg-wrist-extension' },
      { label: 'short', id: 'sit-to-stand', number: 3 },
    ]);
    expect(names({ name: 'Reach' }, { name: 'Reach', side: 'left' })).toMatchObject([
      { words: 'Reach', side: 'right' },
      { side: 'left' },
    ]);
  });
});
