import { type Demands, demands } from '../demands.ts';

/**
 * What trunk, breath, neck and floor exercises ask of the body. At the spine, `resisted` means that it is kept still
 * against the weight of trunk and limbs.
 */
export const trunkDemands: Readonly<Record<string, Demands>> = {
  'core-breath': demands({ moves: ['spine flexion within active'], in: 'supine', exertion: 1 }),
  'pelvic-tilt': demands({
    moves: ['pelvis all within active', 'spine flexion past active', 'spine extension past active'],
    exertion: 1,
    balance: 'low',
    has: ['latex'],
  }),
  bridge: demands({
    moves: ['hip extension end active', 'spine extension within active'],
    in: 'supine',
    exertion: 2,
    legWeight: 'partial',
    has: ['latex'],
  }),
  'dead-bug': demands({
    moves: [
      'spine flexion within resisted',
      'hip flexion within active',
      'hip extension within active',
      'shoulder flexion past active',
    ],
    in: 'supine',
    exertion: 2,
  }),
  'bird-dog': demands({
    moves: [
      'spine extension within resisted',
      'spine rotation within resisted',
      'hip extension past active',
      'shoulder flexion past active',
      'wrist extension end passive',
    ],
    in: ['quadruped', 'floor'],
    exertion: 2,
    legWeight: 'partial',
    armWeight: 'full',
    balance: 'moderate',
    has: ['kneeling-pressure'],
  }),
  plank: demands({
    moves: ['spine flexion within resisted', 'shoulder flexion within active'],
    in: ['prone', 'floor'],
    exertion: 3,
    legWeight: 'partial',
    armWeight: 'full',
    has: ['breath-holding', 'push-up-on-arms', 'kneeling-pressure'],
  }),
  'cat-cow': demands({
    moves: [
      'spine flexion past active',
      'spine extension past active',
      'neck flexion past active',
      'neck extension past active',
      'wrist extension end passive',
    ],
    in: ['quadruped', 'floor'],
    exertion: 1,
    legWeight: 'partial',
    armWeight: 'full',
    has: ['head-below-heart', 'kneeling-pressure'],
  }),
  'back-ext': demands({
    moves: ['spine extension end passive', 'hip extension past passive', 'elbow extension within resisted'],
    in: ['prone', 'floor'],
    exertion: 2,
    armWeight: 'full',
    has: ['push-up-on-arms'],
  }),
  ccf: demands({ moves: ['neck flexion past active'], in: 'supine', exertion: 1 }),
  crawl: demands({
    moves: [
      'hip flexion past active',
      'knee flexion past active',
      'knee extension within active',
      'shoulder flexion within active',
      'wrist extension end passive',
    ],
    in: ['quadruped', 'floor', 'half-kneeling', 'standing'],
    exertion: 2,
    legWeight: 'single',
    armWeight: 'full',
    balance: 'moderate',
    has: ['push-up-on-arms', 'kneeling-pressure'],
  }),
};
