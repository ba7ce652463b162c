import { describe, expect, test } from 'vitest';
import { balanceExercises } from '../../exercises/rows/balance.ts';
import { movingBalance } from '../../exercises/rows/balance-moving.ts';
import { coordinationExercises } from '../../exercises/rows/coordination.ts';
import { gaitExercises } from '../../exercises/rows/gait.ts';
import { gaitTraining } from '../../exercises/rows/gait-training.ts';
import { legsLying } from '../../exercises/rows/legs-lying.ts';
import { legsStanding } from '../../exercises/rows/legs-standing.ts';
import { pnfLimbs } from '../../exercises/rows/pnf-limbs.ts';
import { pnfTrunk } from '../../exercises/rows/pnf-trunk.ts';
import { trunkExercises } from '../../exercises/rows/trunk.ts';
import { vestibularExercises } from '../../exercises/rows/vestibular.ts';
import { type Demands, type MovementText, movementOf } from '../demands.ts';
import { balanceDemands } from './balance.ts';
import { balanceMovingDemands } from './balance-moving.ts';
import { coordinationDemands } from './coordination.ts';
import { gaitDemands } from './gait.ts';
import { gaitTrainingDemands } from './gait-training.ts';
import { legsLyingDemands } from './legs-lying.ts';
import { legsStandingDemands } from './legs-standing.ts';
import { pnfLimbsDemands } from './pnf-limbs.ts';
import { pnfTrunkDemands } from './pnf-trunk.ts';
import { trunkDemands } from './trunk.ts';
import { vestibularDemands } from './vestibular.ts';

const topics = [
  ['balance', balanceExercises, balanceDemands],
  ['moving balance', movingBalance, balanceMovingDemands],
  ['coordination', coordinationExercises, coordinationDemands],
  ['gait', gaitExercises, gaitDemands],
  ['gait training', gaitTraining, gaitTrainingDemands],
  ['legs in lying', legsLying, legsLyingDemands],
  ['legs in standing', legsStanding, legsStandingDemands],
  ['diagonals of the limbs', pnfLimbs, pnfLimbsDemands],
  ['patterns of the trunk', pnfTrunk, pnfTrunkDemands],
  ['trunk', trunkExercises, trunkDemands],
  ['vestibular', vestibularExercises, vestibularDemands],
] as const;

const rows = topics.flatMap(([, exercises]) => exercises);
const all: ReadonlyMap<string, Demands> = new Map(topics.flatMap(([, , records]) => Object.entries(records)));

function of(id: string): Demands {
  const found = all.get(id);
  if (found === undefined) throw new Error(`no demands for ${id}`);
  return found;
}

const moves = (id: string, ...texts: MovementText[]) =>
  expect(of(id).movements, id).toEqual(expect.arrayContaining(texts.map(movementOf)));
const isResisted = (id: string) => of(id).movements.some((movement) => movement.mode === 'resisted');

test.each(topics)('every exercise of %s has one record, and no record is without its exercise', (_, exercises, records) => {
  expect(Object.keys(records).sort()).toEqual(exercises.map(({ id }) => id).sort());
});

describe('every record agrees with its row and with itself', () => {
  test('a row that brings an elastic band or a gymnastic ball may hold latex', () => {
    const brings = rows.filter(({ equipment }) => equipment.some((item) => item === 'elastic-band' || item === 'physio-ball'));
    expect(brings.filter(({ id }) => !of(id).features.includes('latex')).map(({ id }) => id)).toEqual([]);
  });

  test('standing and walking put weight on the legs, hands and knees put it on the arms', () => {
    for (const [id, { positions, legWeight, armWeight }] of all) {
      if (positions[0] === 'standing' || positions[0] === 'walking') expect(legWeight, id).not.toBe('none');
      if (positions[0] === 'quadruped') expect(armWeight, id).toBe('full');
    }
  });

  test('work against resistance is not exertion 0; only intervals, quick feet, jumps and the plank are vigorous', () => {
    for (const { id } of rows) if (isResisted(id)) expect(of(id).exertion, id).toBeGreaterThan(0);
    const vigorous = [...all].filter(([, { exertion }]) => exertion === 3).map(([id]) => id);
    expect(vigorous.sort()).toEqual(['ladder', 'plank', 'treadmill-hiit', 'weight-sens-hop']);
  });

  test('no movement is named twice in one record', () => {
    for (const [id, { movements }] of all) {
      const named = movements.map((movement) => JSON.stringify(movement));
      expect(new Set(named).size, id).toBe(named.length);
    }
  });
});

describe('balance', () => {
  test('sitting without holding on is light, seated and not resisted', () => {
    expect(of('sit-balance')).toMatchObject({ exertion: 1, positions: ['sitting'], legWeight: 'none', balance: 'low' });
    expect(isResisted('sit-balance')).toBe(false);
  });

  test('reaching far out of the base in sitting bends the hip past 90°', () => moves('seated-reach', 'hip flexion past active'));

  test('pushes and releases take the support away, by hand', () => {
    expect(of('perturb')).toMatchObject({ balance: 'high', legWeight: 'single', contact: 'guidance' });
  });

  test('standing on one leg loads one leg, and closed eyes are named', () => {
    expect(of('sls')).toMatchObject({ balance: 'high', legWeight: 'single' });
    for (const id of ['eyes-closed-stand', 'foam-ec', 'cerv-jpe']) expect(of(id).features, id).toContain('eyes-closed');
    expect(of('narrow-stance').features).toEqual([]);
  });

  test('chores between a low and a high shelf bend the back and raise the arm', () =>
    moves('stand-task', 'spine flexion past active', 'hip flexion past active', 'shoulder flexion past active'));
});

describe('coordination', () => {
  test('the heel on the other shin crosses the midline', () => moves('heel-shin', 'hip adduction past active'));
  test('lifting the foot from sitting bends the hip past 90°', () => moves('frenkel-sitting', 'hip flexion past active'));
  test('quick feet land with impact', () => expect(of('ladder').features).toContain('impact'));
});

describe('walking', () => {
  test('crossing in side-steps adducts the hip past the midline', () =>
    moves('sidestep', 'hip adduction past active', 'hip abduction within active'));
  test('walking backward extends the hip past neutral, walking forward stays within', () => {
    moves('backward', 'hip extension past active');
    moves('walk-level', 'hip extension within active');
  });
  test('a walking aid shares the weight with the arms', () =>
    expect(of('walking-aid')).toMatchObject({ legWeight: 'partial', armWeight: 'partial' }));
  test('the harness carries part of the weight', () => {
    expect(of('treadmill-bws')).toMatchObject({ legWeight: 'partial', exertion: 2, features: ['body-weight-harness'] });
  });
  test('fast walking in bouts is vigorous and aerobic', () => {
    expect(of('treadmill-hiit')).toMatchObject({ exertion: 3, features: ['aerobic-effort'] });
  });
  test('walking and stepping games need a screen, not a headset', () => {
    for (const id of ['vr-walk', 'dance-mat']) expect(of(id).features, id).toEqual(['flashing-display']);
  });
});

describe('legs', () => {
  test('the quad set is light and not resisted, in long sitting or lying', () => {
    expect(of('quad-set')).toMatchObject({ exertion: 1, positions: ['long-sitting', 'supine'], legWeight: 'none' });
    expect(isResisted('quad-set')).toBe(false);
  });
  test('the straight leg raise is active hip flexion', () => {
    moves('slr', 'hip flexion within active');
    expect(isResisted('slr')).toBe(false);
  });
  test('straightening the knee in sitting is open-chain and resisted', () => {
    moves('knee-extension', 'knee extension within resisted');
    expect(of('knee-extension').legWeight).toBe('none');
  });
  test('squat and lunge bend the hip past 90°, rising from a chair of knee height does not', () => {
    moves('squat', 'hip flexion past active');
    moves('lunge', 'hip flexion past active', 'hip extension past active');
    moves('sit-to-stand', 'hip flexion within active');
  });
  test('the heel raise ends in plantarflexion, the calf stretch in dorsiflexion', () => {
    moves('heel-raise', 'ankle extension end active');
    moves('calf-stretch', 'ankle flexion end passive');
  });
  test('the hop lands with impact on one leg', () => {
    expect(of('weight-sens-hop')).toMatchObject({ features: ['impact'], legWeight: 'single', exertion: 3 });
  });
  test('the bike is aerobic and seated', () => {
    expect(of('cycling')).toMatchObject({ positions: ['sitting'], legWeight: 'partial', features: ['aerobic-effort'] });
  });
});

describe('diagonals', () => {
  test('every diagonal of a limb is worked against the hands of the therapist', () => {
    for (const { id } of pnfLimbs) {
      expect(of(id).contact, id).toBe('guidance');
      expect(isResisted(id), id).toBe(true);
    }
  });
  test('leg D1 flexion joins flexion past 90° with adduction past the midline', () =>
    moves('pnf-leg-d1-flexion', 'hip flexion past resisted', 'hip adduction past resisted'));
  test('leg D1 extension begins where D1 flexion ends', () =>
    moves('pnf-leg-d1-extension', 'hip flexion past active', 'hip adduction past active', 'hip internal-rotation past resisted'));
  test('leg D2 flexion turns the hip in, D2 extension adducts and turns it out', () => {
    moves('pnf-leg-d2-flexion', 'hip internal-rotation past resisted');
    moves('pnf-leg-d2-extension', 'hip adduction past resisted', 'hip external-rotation past resisted');
  });
  test('arm D1 extension goes behind the hip with the arm turned in', () =>
    moves('pnf-arm-d1-extension', 'shoulder extension past resisted', 'shoulder internal-rotation past resisted'));
  test('arm D2 flexion and the lift join abduction with external rotation', () => {
    moves('pnf-arm-d2-flexion', 'shoulder abduction past resisted', 'shoulder external-rotation past resisted');
    moves('pnf-lift', 'shoulder abduction past active', 'shoulder external-rotation past active');
  });
  test('rolling without a log roll turns the spine', () => {
    moves('rolling', 'spine rotation past active');
    expect(of('rolling').exertion).toBe(1);
  });
  test('the repeated stretch is a quick stretch', () => expect(of('pnf-repeated-stretch').features).toContain('quick-stretch'));
  test('the knees rocked from side to side turn spine and hips passively', () =>
    moves('rhythmic-rotation', 'spine rotation past passive', 'hip internal-rotation past passive'));
});

describe('trunk', () => {
  test('the rounded back is spine flexion on hands and knees', () => {
    moves('cat-cow', 'spine flexion past active');
    expect(of('cat-cow').positions[0]).toBe('quadruped');
    expect(of('cat-cow').features).toContain('kneeling-pressure');
  });
  test('the bridge reaches the end of hip extension', () => moves('bridge', 'hip extension end active'));
  test('the press-up ends in extension on the arms', () => {
    moves('back-ext', 'spine extension end passive');
    expect(of('back-ext')).toMatchObject({ armWeight: 'full', features: ['push-up-on-arms'] });
  });
  test('the plank may bring breath-holding, the breath exercise does not', () => {
    expect(of('plank').features).toContain('breath-holding');
    expect(of('core-breath')).toMatchObject({ exertion: 1, features: [] });
  });
  test('rising from the floor kneels, pushes up on the arms and ends in standing', () => {
    expect(of('crawl')).toMatchObject({ features: ['push-up-on-arms', 'kneeling-pressure'], legWeight: 'single' });
    expect(of('crawl').positions).toContain('standing');
  });
});

describe('vestibular', () => {
  test('keeping a letter sharp is light head movement in sitting', () => {
    expect(of('gaze-x1')).toMatchObject({ exertion: 1, positions: ['sitting'], features: ['head-movement'] });
  });
  test('walking with turns of the head takes support away', () => {
    expect(of('walk-head-turns')).toMatchObject({ balance: 'high', legWeight: 'single', features: ['head-movement'] });
  });
});
