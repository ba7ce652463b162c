import { exercises, findRow } from '@eupraxia/catalogue';
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

  it('stageOf() and patternOf() take the fields of the row, whatever the therapist calls the exercise', () => {
    const drawn = item('pnf-arm-d2-flexion', 'PNF D2 flexion, seated');
    expect(stageOf(drawn)).toBe('pattern');
    expect(patternOf(drawn)?.id).toBe('pnf-arm-d2-flexion');
    expect(patternOf(item('pnf-rue', 'All of them'))).toBeNull();
  });

  it('stageOf() counts an exercise that this catalogue does not hold, whatever its name says', () => {
    for (const name of ['Leg D1 extension, PNF', 'Standing balance', 'Anything'])
      expect([stageOf(item('of-another-release', name)), patternOf(item('of-another-release', name))]).toEqual(['count', null]);
  });

  it('stageOf() answers for every exercise of the catalogue as the names and traits of 2026.11 did', () => {
    const staged = (stage: string) => exercises.filter((row) => stageOf(item(row.id, row.name)) === stage).map(({ id }) => id);
    expect(exercises.length).toBe(173);
    expect(staged('count').length).toBe(146);
    expect(staged('balance').sort()).toEqual(
      ['eyes-closed-stand', 'foam-ec', 'foam-stand', 'narrow-stance', 'sit-balance', 'sls', 'tandem'].sort(),
    );
    expect(staged('pattern').sort()).toEqual(
      [
        ...['arm', 'leg'].flatMap((limb) =>
          ['d1', 'd2'].flatMap((d) => [`pnf-${limb}-${d}-flexion`, `pnf-${limb}-${d}-extension`]),
        ),
        ...['pnf-rue', 'pnf-rle', 'pnf-scapula-1', 'pnf-scapula-2', 'pnf-pelvis-1', 'pnf-pelvis-2', 'pnf-chop', 'pnf-lift'],
        ...['pnf-bilateral', 'pnf-rhythmic-stabilisation', 'ham-stretch', 'pnf-repeated-stretch'],
      ].sort(),
    );
  });

  it('patternOf() finds the eight standard diagonals, each with its components', () => {
    const patterns = exercises.filter((row) => row.pattern !== null);
    expect(patterns.length).toBe(8);
    for (const row of patterns) {
      expect(row.stage, row.id).toBe('pattern');
      expect(findRow('technique', row.pattern ?? '')?.components?.length, row.id).toBeGreaterThan(0);
    }
  });
});
