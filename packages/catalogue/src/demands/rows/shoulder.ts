import { type Demands, demands } from '../demands.ts';

/** What the exercises of shoulder and shoulder blade ask of the body. */
export const shoulderDemands: Readonly<Record<string, Demands>> = {
  // The trunk leans to about 60 degrees: the head stays above the heart. The arm hangs by its own weight.
  pendulum: demands({
    moves: ['shoulder flexion within passive', 'shoulder abduction within passive'],
    in: 'standing',
    exertion: 1,
    legWeight: 'full',
    balance: 'low',
    has: ['joint-traction'],
  }),
  pulleys: demands({ moves: ['shoulder flexion past active-assisted'], exertion: 1, has: ['joint-traction'] }),
  'table-slide': demands({ moves: ['shoulder flexion past active-assisted'], exertion: 1 }),
  'sh-er': demands({
    moves: ['shoulder external-rotation past resisted'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
    has: ['latex'],
  }),
  'sh-ir': demands({
    moves: ['shoulder internal-rotation past resisted'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
    has: ['latex'],
  }),
  'sh-abd': demands({ moves: ['shoulder abduction past active'], in: ['sitting', 'standing'], exertion: 1 }),
  'sh-ext': demands({
    moves: ['shoulder extension past resisted', 'scapula retraction within resisted'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
    has: ['latex'],
  }),
  'scap-set': demands({
    moves: ['scapula depression within active', 'scapula retraction within active', 'shoulder flexion within active'],
    exertion: 1,
  }),
  'oc-eyes-closed': demands({
    moves: ['shoulder flexion past active', 'scapula all within active'],
    exertion: 1,
    contact: 'guidance',
    has: ['eyes-closed'],
  }),
  // The row lists weights: a cuff that may move freely but not yet lift has to wait for these two.
  serratus: demands({
    moves: ['scapula protraction end resisted', 'shoulder flexion past active'],
    in: ['supine', 'standing'],
    exertion: 2,
  }),
  'prone-ytw': demands({
    moves: [
      'shoulder flexion past resisted',
      'shoulder abduction past resisted',
      'shoulder external-rotation past resisted',
      'scapula retraction end resisted',
    ],
    in: 'prone',
    exertion: 2,
  }),
  'ue-wb': demands({
    moves: ['wrist extension end active', 'elbow extension within active', 'shoulder flexion within active'],
    in: ['standing', 'sitting'],
    exertion: 2,
    legWeight: 'partial',
    armWeight: 'full',
    balance: 'low',
    has: ['joint-compression'],
  }),
  throw: demands({
    moves: ['shoulder flexion past resisted', 'shoulder abduction past resisted', 'shoulder external-rotation past resisted'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
    has: ['impact'],
  }),
};
