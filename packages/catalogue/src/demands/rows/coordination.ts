import { type Demands, demands } from '../demands.ts';

/** What exact, fast and rhythmic movement asks of the body. At the ankle, flexion is dorsiflexion. */
export const coordinationDemands: Readonly<Record<string, Demands>> = {
  'finger-nose': demands({
    moves: ['shoulder flexion within active', 'elbow flexion end active', 'elbow extension within active'],
    exertion: 1,
  }),
  'heel-shin': demands({
    moves: [
      'hip flexion within active',
      'hip adduction past active',
      'hip external-rotation past active',
      'knee flexion within active',
    ],
    in: 'supine',
    exertion: 1,
  }),
  'alternating-hands': demands({ moves: ['forearm pronation end active', 'forearm supination end active'], exertion: 1 }),
  'finger-tap': demands({ moves: ['hand extension within active', 'hand flexion within active'], exertion: 1 }),
  'foot-tap': demands({ moves: ['ankle flexion past active'], exertion: 1 }),
  'frenkel-lying': demands({
    moves: ['hip flexion within active', 'knee flexion within active'],
    in: 'supine',
    exertion: 1,
  }),
  'frenkel-sitting': demands({ moves: ['hip flexion past active', 'knee extension within active'], exertion: 1 }),
  'ball-catch': demands({
    moves: ['shoulder flexion within active', 'elbow extension within active'],
    in: ['standing', 'sitting'],
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
    has: ['latex'],
  }),
  ladder: demands({
    moves: ['hip flexion within active', 'hip abduction within active', 'knee flexion within active'],
    in: ['walking', 'standing'],
    exertion: 3,
    legWeight: 'single',
    balance: 'high',
    has: ['impact'],
  }),
};
