import { describe, expect, test } from 'vitest';
import { dailyExercises } from '../../exercises/rows/daily.ts';
import { deviceExercises } from '../../exercises/rows/devices.ts';
import { emgExercises } from '../../exercises/rows/emg.ts';
import { faceExercises } from '../../exercises/rows/face.ts';
import { handExercises } from '../../exercises/rows/hand.ts';
import { mindExercises } from '../../exercises/rows/mind.ts';
import { shoulderExercises } from '../../exercises/rows/shoulder.ts';
import { taskExercises } from '../../exercises/rows/tasks.ts';
import { type Demands, type Feature, type MovementText, movementOf } from '../demands.ts';
import { dailyDemands } from './daily.ts';
import { devicesDemands } from './devices.ts';
import { emgDemands } from './emg.ts';
import { faceDemands } from './face.ts';
import { handDemands } from './hand.ts';
import { mindDemands } from './mind.ts';
import { shoulderDemands } from './shoulder.ts';
import { tasksDemands } from './tasks.ts';

const topics = [
  ['emg', emgExercises, emgDemands],
  ['face', faceExercises, faceDemands],
  ['hand', handExercises, handDemands],
  ['daily', dailyExercises, dailyDemands],
  ['devices', deviceExercises, devicesDemands],
  ['tasks', taskExercises, tasksDemands],
  ['mind', mindExercises, mindDemands],
  ['shoulder', shoulderExercises, shoulderDemands],
] as const;

const all: ReadonlyMap<string, Demands> = new Map(topics.flatMap(([, , records]) => Object.entries(records)));

function of(id: string): Demands {
  const found = all.get(id);
  if (found === undefined) throw new Error(`no demands for ${id}`);
  return found;
}

const moves = (id: string, ...texts: MovementText[]) =>
  expect(of(id).movements, id).toEqual(expect.arrayContaining(texts.map(movementOf)));
const has = (id: string, ...features: Feature[]) => expect(of(id).features, id).toEqual(expect.arrayContaining(features));
const hasNot = (id: string, feature: Feature) => expect(of(id).features, id).not.toContain(feature);
const idsWith = (feature: Feature) => [...all].filter(([, one]) => one.features.includes(feature)).map(([id]) => id);

test.each(topics)('%s: every exercise has one record, and every record its exercise', (_topic, rows, records) => {
  expect(Object.keys(records).toSorted()).toEqual(rows.map((row) => row.id).toSorted());
});

test('no movement is listed twice in one record, and none lists more than six', () => {
  for (const [id, { movements }] of all) {
    expect(new Set(movements.map((one) => JSON.stringify(one))).size, id).toBe(movements.length);
    expect(movements.length, id).toBeLessThanOrEqual(6);
  }
});

describe('shoulder precautions find the rows that reach past their landmark', () => {
  test('pulleys lift past 90 degrees with help of the other arm', () => {
    moves('pulleys', 'shoulder flexion past active-assisted');
    expect(of('pulleys').movements.some(({ mode }) => mode === 'active' || mode === 'resisted')).toBe(false);
  });
  test('the pendulum stays passive and within, and the arm hangs', () => {
    expect(of('pendulum').movements.every(({ mode, reach }) => mode === 'passive' && reach === 'within')).toBe(true);
    has('pendulum', 'joint-traction');
    hasNot('pendulum', 'head-below-heart');
  });
  test('hair brushing and throwing join abduction and external rotation', () => {
    moves('hairbrush', 'shoulder abduction past active', 'shoulder external-rotation past active');
    moves('throw', 'shoulder abduction past resisted', 'shoulder external-rotation past resisted');
  });
  test('a shirt goes behind the back', () => {
    moves('dressing', 'shoulder extension past active', 'shoulder internal-rotation past active');
  });
  test('bands resist rotation and extension, and may hold latex', () => {
    moves('sh-er', 'shoulder external-rotation past resisted');
    moves('sh-ir', 'shoulder internal-rotation past resisted');
    moves('sh-ext', 'shoulder extension past resisted');
    expect(idsWith('latex').toSorted()).toEqual(['sh-er', 'sh-ext', 'sh-ir']);
  });
  test('a wheelchair is pushed from behind the body', () => {
    moves('wheelchair-propulsion', 'shoulder extension past active');
    has('wheelchair-propulsion', 'pushing-or-pulling');
  });
  test('weight goes through the arm in ue-wb and transfer only', () => {
    expect([...all].filter(([, one]) => one.armWeight === 'full').map(([id]) => id)).toEqual(['transfer', 'ue-wb']);
  });
  test('work with weights in hand on back and belly is resisted', () => {
    moves('serratus', 'scapula protraction end resisted');
    moves('prone-ytw', 'shoulder abduction past resisted', 'shoulder external-rotation past resisted');
  });
  test('lifting to the side goes past 90 degrees without resistance', () => {
    moves('sh-abd', 'shoulder abduction past active');
  });
});

describe('EMG records and resists nothing', () => {
  test.each(Object.entries(emgDemands))('%s', (_id, { features, movements, agents }) => {
    expect(features).toEqual(expect.arrayContaining(['emg', 'adhesive-on-skin']));
    expect(features).not.toContain('maximal-effort');
    expect(movements.some(({ mode }) => mode === 'resisted')).toBe(false);
    expect(agents).toEqual([]);
  });
  test('emg-gluteus-medius stands on one leg at effort 2, as the only one of them', () => {
    expect(of('emg-gluteus-medius')).toMatchObject({ legWeight: 'single', exertion: 2, positions: ['standing'] });
    expect(Object.values(emgDemands).filter(({ legWeight }) => legWeight !== 'none')).toHaveLength(1);
  });
});

describe('current, headset, tape and hands', () => {
  test('only the three stimulators apply current', () => {
    expect([...all].filter(([, one]) => one.agents.length > 0).map(([id, one]) => [id, one.agents])).toEqual([
      ['nmes-wrist', ['current']],
      ['nmes-ta', ['current']],
      ['fes-cycle', ['current']],
    ]);
  });
  test('cycling with current is aerobic work of class 2', () => {
    has('fes-cycle', 'aerobic-effort', 'adhesive-on-skin');
    expect(of('fes-cycle').exertion).toBe(2);
  });
  test('only vr-reach puts a display on the head', () => expect(idsWith('head-mounted-display')).toEqual(['vr-reach']));
  test('the swing goes to and fro and does not spin', () => {
    has('sensory-swing', 'head-movement');
    hasNot('sensory-swing', 'spinning');
  });
  test('tape sticks to the skin', () => has('taped-posture', 'adhesive-on-skin'));
  test('only mobilise-then-move mobilizes a joint', () => {
    expect([...all].filter(([, one]) => one.contact === 'mobilization').map(([id]) => id)).toEqual(['mobilise-then-move']);
  });
});

describe('mouth, face and skin', () => {
  test('eating and the sip after speech sounds are swallowed', () => {
    expect(idsWith('swallowing').toSorted()).toEqual(['eating', 'speech-pb']);
  });
  test('small things could go into the mouth', () => {
    expect(idsWith('small-objects').toSorted()).toEqual(['coins', 'pegs', 'pencil-grip', 'pincer', 'putty-pinch', 'stereog']);
  });
  test('every exercise of the face but the strokes is effort of the face', () => {
    expect(idsWith('facial-effort').toSorted()).toEqual(
      [...Object.keys(faceDemands).filter((id) => id !== 'face-relax'), 'emg-frontalis'].toSorted(),
    );
  });
  test('textures touch the skin', () => {
    expect(idsWith('texture-on-skin').toSorted()).toEqual(['desens', 'sens-le', 'stereog', 'tactile-disc']);
  });
});

describe('exertion and load', () => {
  test.each(['breathing', 'relaxation', 'pelvic-floor'])('%s is rest or light', (id) => {
    expect(of(id).exertion).toBeLessThanOrEqual(1);
    hasNot(id, 'breath-holding');
  });
  test('a transfer is moderate work on arms and legs', () => {
    expect(of('transfer')).toMatchObject({ exertion: 2, legWeight: 'partial', armWeight: 'full', balance: 'moderate' });
    has('transfer', 'push-up-on-arms');
  });
  test('pressure relief brings the chest to the thighs', () => {
    moves('pressure-relief', 'hip flexion past active', 'spine flexion past active');
    has('pressure-relief', 'head-below-heart');
  });
  test('a ball of up to 3 kg is resistance and is not heavy lifting', () => {
    moves('weighted-ball', 'shoulder flexion past resisted', 'spine rotation past active');
    hasNot('weighted-ball', 'lifting');
  });
  test('grip and pinch are resisted, tendon glides are not', () => {
    moves('grip-str', 'hand flexion end resisted');
    moves('tendon-glide', 'hand flexion end active');
    expect(of('tendon-glide').movements.some(({ mode }) => mode === 'resisted')).toBe(false);
  });
  test('the wheelie takes support away, the circuit is a group, the mitt a constraint', () => {
    expect(of('wheelie').balance).toBe('high');
    has('group-circuit', 'group');
    has('cimt-task', 'constraint');
  });
  test('nothing here is vigorous, jumps or strains', () => {
    for (const [id, one] of all) expect(one.exertion, id).toBeLessThanOrEqual(2);
    expect([...idsWith('maximal-effort'), ...idsWith('breath-holding')]).toEqual([]);
  });
});
