import { type Demands, demands } from '../demands.ts';

/** What work on senses, thinking, imagery, face and soft tissue, electronic devices and ways of delivery bring. */
export const senseAndDeviceTechniqueDemands: Readonly<Record<string, Demands>> = {
  'sensory-re-education': demands({ exertion: 1, has: ['texture-on-skin', 'eyes-closed', 'small-objects'] }),
  desensitisation: demands({ exertion: 0, has: ['texture-on-skin'] }),
  'position-sense-training': demands({ in: ['sitting', 'supine'], exertion: 1, contact: 'guidance', has: ['eyes-closed'] }),
  'mirror-therapy': demands({ exertion: 1 }),
  'motor-imagery': demands({ exertion: 0 }),
  'action-observation': demands({ exertion: 1 }),
  'cognitive-strategy-training': demands({ exertion: 1 }),
  'vestibular-rehabilitation': demands({
    moves: ['neck rotation past active', 'neck flexion past active', 'neck extension past active'],
    in: ['sitting', 'standing', 'walking'],
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
    has: ['head-movement'],
  }),
  'facial-retraining': demands({
    moves: ['face all within active'],
    in: ['sitting', 'supine'],
    exertion: 1,
    contact: 'guidance',
    has: ['facial-effort'],
  }),
  // The firmest of its grades short of a thrust; a lighter one is recorded with the item.
  'manual-therapy': demands({ in: ['supine', 'prone', 'side-lying', 'sitting'], exertion: 0, contact: 'mobilization' }),
  'thrust-manipulation': demands({ in: ['supine', 'prone', 'side-lying', 'sitting'], exertion: 0, contact: 'thrust' }),
  'dry-needling': demands({ in: ['supine', 'prone', 'side-lying'], exertion: 0, contact: 'needling' }),
  'canalith-repositioning': demands({
    moves: ['neck rotation past passive', 'neck extension past passive'],
    in: ['sitting', 'supine', 'side-lying'],
    exertion: 0,
    contact: 'guidance',
    has: ['head-movement', 'head-below-heart'],
  }),
  'hand-over-hand': demands({ exertion: 1, contact: 'guidance' }),
  taping: demands({ exertion: 0, has: ['adhesive-on-skin'] }),
  'group-session': demands({ in: ['sitting', 'standing'], exertion: 1, has: ['group'] }),
  'home-program': demands({ in: ['sitting', 'supine', 'standing'], exertion: 1, has: ['unsupervised'] }),

  'emg-biofeedback': demands({ exertion: 1, has: ['emg', 'adhesive-on-skin'] }),
  'movement-biofeedback': demands({ in: ['sitting', 'standing'], exertion: 1 }),
  'force-biofeedback': demands({ in: ['standing', 'sitting'], exertion: 2, legWeight: 'full', balance: 'moderate' }),
  nmes: demands({ in: ['sitting', 'supine'], exertion: 1, agents: ['current'], has: ['adhesive-on-skin'] }),
  // The walking, grasping or cycling that it is timed to comes with the exercise.
  fes: demands({ exertion: 1, agents: ['current'], has: ['adhesive-on-skin'] }),
  'emg-triggered-nmes': demands({ exertion: 1, agents: ['current'], has: ['emg', 'adhesive-on-skin'] }),
  tens: demands({ in: ['sitting', 'supine', 'prone'], exertion: 0, agents: ['current'], has: ['adhesive-on-skin'] }),
  tms: demands({ exertion: 0, agents: ['magnetic'] }),
  'virtual-reality': demands({ in: ['sitting', 'standing'], exertion: 1, has: ['flashing-display'] }),
  'virtual-reality-headset': demands({ exertion: 1, has: ['head-mounted-display', 'flashing-display'] }),
};
