import { type Demands, demands } from '../demands.ts';

/** What whole tasks of the day, of school and of work ask of the body. */
export const tasksDemands: Readonly<Record<string, Demands>> = {
  'reach-grasp': demands({
    moves: [
      'shoulder flexion within active',
      'elbow extension within active',
      'hand flexion within active',
      'hand extension within active',
    ],
    exertion: 1,
  }),
  'cup-stack': demands({ moves: ['shoulder flexion within active', 'hand flexion within active'], exertion: 1 }),
  hairbrush: demands({
    moves: [
      'shoulder flexion past active',
      'shoulder abduction past active',
      'shoulder external-rotation past active',
      'elbow flexion end active',
    ],
    exertion: 1,
  }),
  dressing: demands({
    moves: [
      'shoulder extension past active',
      'shoulder internal-rotation past active',
      'shoulder abduction within active',
      'shoulder flexion within active',
    ],
    exertion: 1,
    balance: 'low',
  }),
  eating: demands({
    moves: ['shoulder flexion within active', 'elbow flexion end active', 'forearm supination past active'],
    exertion: 1,
    has: ['swallowing'],
  }),
  'tray-carry': demands({
    moves: ['shoulder flexion within active', 'elbow flexion within active'],
    in: ['sitting', 'standing', 'walking'],
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
  }),
  handwrite: demands({ moves: ['hand flexion within active', 'wrist extension past active'], exertion: 1 }),
  'pencil-grip': demands({ moves: ['hand flexion within active'], exertion: 1, has: ['small-objects'] }),
  'page-turning': demands({ moves: ['hand flexion within active', 'forearm supination within active'], exertion: 1 }),
  buttoning: demands({ moves: ['hand flexion within active'], exertion: 1 }),
  coins: demands({ moves: ['hand flexion within active'], exertion: 1, has: ['small-objects'] }),
  pegs: demands({ moves: ['hand flexion within active'], exertion: 1, has: ['small-objects'] }),
  scissors: demands({ moves: ['hand flexion within active', 'hand extension within active'], exertion: 1 }),
};
