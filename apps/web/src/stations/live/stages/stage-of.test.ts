import { exampleSnapshot } from '@eupraxia/clinical/example';
import { describe, expect, it } from 'vitest';
import { patternOf, stageOf } from './stage-of.ts';

const [emg] = exampleSnapshot().program.items;
if (emg === undefined) throw new Error('the example has no activity');
const { target: _target, ...plain } = emg;
const item = (exerciseId: string, name: string) => ({ ...plain, exerciseId, name });

describe('the stage of an activity', () => {
  it('stageOf() takes the signal where there is a target', () => {
    expect(stageOf(emg)).toBe('emg');
  });

  it('stageOf() and patternOf() know a PNF pattern by its standard name, whatever the therapist calls it', () => {
    const drawn = item('pnf-arm-d2-flexion', 'Drawing the sword');
    expect(stageOf(drawn)).toBe('pattern');
    expect(patternOf(drawn)).toBe('Arm D2 flexion');
    expect(patternOf(item('own-1', 'Leg D1 extension, PNF'))).toBe('Leg D1 extension');
  });

  it('patternOf() maps no label that is not standard', () => {
    expect(patternOf(item('own-2', 'PNF diagonal 4'))).toBeNull();
    expect(stageOf(item('own-2', 'PNF diagonal 4'))).toBe('pattern');
  });

  it('stageOf() times standing balance and counts what it knows nothing more of', () => {
    expect(stageOf(item('standing-balance', 'Standing balance'))).toBe('balance');
    expect(stageOf(item('sit-to-stand', 'Sit-to-stand'))).toBe('count');
    expect(stageOf(item('balance-walk', 'Walking balance'))).toBe('count');
  });

  it('stageOf() times what the catalogue practises as a stance, and no task that only speaks of balance', () => {
    for (const id of ['narrow-stance', 'sls', 'tandem', 'foam-stand', 'sit-balance'])
      expect([id, stageOf(item(id, id))]).toEqual([id, 'balance']);
    for (const id of ['stand-task', 'wheelie', 'seated-reach', 'baps', 'calf-stretch', 'plank'])
      expect([id, stageOf(item(id, id))]).toEqual([id, 'count']);
  });
});
