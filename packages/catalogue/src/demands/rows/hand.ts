import { type Demands, demands } from '../demands.ts';

/** What grip, pinch, touch and position sense ask of the body. */
export const handDemands: Readonly<Record<string, Demands>> = {
  'grip-str': demands({ moves: ['hand flexion end resisted', 'hand extension within active'], exertion: 1 }),
  'putty-pinch': demands({
    moves: ['hand flexion within resisted', 'hand extension within resisted'],
    exertion: 1,
    has: ['small-objects'],
  }),
  pincer: demands({ moves: ['hand flexion within resisted'], exertion: 1, has: ['small-objects'] }),
  bimanual: demands({
    moves: [
      'hand flexion end resisted',
      'wrist flexion past resisted',
      'wrist extension past resisted',
      'forearm pronation past resisted',
      'forearm supination past resisted',
    ],
    exertion: 1,
  }),
  'finger-opposition': demands({ moves: ['hand flexion within active', 'hand adduction within active'], exertion: 1 }),
  'tendon-glide': demands({ moves: ['hand flexion end active', 'hand extension end active'], exertion: 1 }),
  desens: demands({ exertion: 1, has: ['texture-on-skin'] }),
  'tactile-disc': demands({ moves: ['hand flexion within active'], exertion: 1, has: ['texture-on-skin'] }),
  stereog: demands({ moves: ['hand all within active'], exertion: 1, has: ['small-objects', 'texture-on-skin'] }),
  'jps-match': demands({
    moves: [
      'shoulder flexion within passive',
      'elbow flexion within passive',
      'elbow flexion within active',
      'knee extension within passive',
      'knee extension within active',
    ],
    exertion: 1,
    contact: 'guidance',
    has: ['eyes-closed'],
  }),
  'weighted-ball': demands({
    moves: [
      'shoulder flexion past resisted',
      'shoulder extension past resisted',
      'shoulder internal-rotation past resisted',
      'spine rotation past active',
    ],
    in: ['sitting', 'standing'],
    exertion: 2,
    balance: 'low',
    has: ['eyes-closed'],
  }),
  'sens-le': demands({
    moves: ['ankle all within active'],
    in: ['sitting', 'standing'],
    exertion: 1,
    legWeight: 'full',
    balance: 'low',
    has: ['texture-on-skin'],
  }),
};
