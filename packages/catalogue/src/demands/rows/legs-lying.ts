import { type Demands, demands } from '../demands.ts';

/** What leg exercises in lying and sitting ask of the body. At the ankle, flexion is dorsiflexion. */
export const legsLyingDemands: Readonly<Record<string, Demands>> = {
  'quad-set': demands({ moves: ['knee extension within active'], in: ['long-sitting', 'supine'], exertion: 1 }),
  slr: demands({ moves: ['hip flexion within active', 'knee extension within active'], in: 'supine', exertion: 1 }),
  'heel-slide': demands({ moves: ['knee flexion end active', 'hip flexion within active'], in: 'supine', exertion: 1 }),
  'hip-abd': demands({
    moves: ['hip abduction within active'],
    in: ['side-lying', 'supine'],
    exertion: 1,
    has: ['latex'],
  }),
  clam: demands({
    moves: ['hip external-rotation past active', 'hip abduction within active', 'hip flexion within active'],
    in: 'side-lying',
    exertion: 1,
    has: ['latex'],
  }),
  'ankle-4way': demands({ moves: ['ankle all past resisted'], in: 'long-sitting', exertion: 2, has: ['latex'] }),
  'knee-extension': demands({ moves: ['knee extension within resisted'], exertion: 2 }),
};
