import { type Demands, demands } from '../demands.ts';

/** What watching, imagining, being guided, the mitt and planning ask of the body. */
export const mindDemands: Readonly<Record<string, Demands>> = {
  'mirror-th': demands({
    moves: ['hand all within active', 'wrist extension past active', 'forearm all past active'],
    exertion: 1,
  }),
  // The one real trial is only for those who can; what it moves is the task's.
  'motor-imagery': demands({ in: ['sitting', 'supine'], exertion: 0, has: ['eyes-closed'] }),
  'action-observation': demands({ moves: ['shoulder flexion within active', 'hand flexion within active'], exertion: 1 }),
  'cimt-task': demands({
    moves: ['shoulder flexion within active', 'hand flexion within active', 'hand extension within active'],
    exertion: 1,
    has: ['constraint'],
  }),
  'guided-reach': demands({
    moves: [
      'shoulder flexion within active-assisted',
      'elbow extension within active-assisted',
      'shoulder flexion within active',
    ],
    exertion: 1,
    contact: 'guidance',
  }),
  'strategy-task': demands({ in: ['sitting', 'standing', 'walking'], exertion: 1 }),
};
