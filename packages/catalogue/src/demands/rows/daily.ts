import { type Demands, demands } from '../demands.ts';

/** What wheelchair, transfers, breath, pelvic floor and rest ask of the body. */
export const dailyDemands: Readonly<Record<string, Demands>> = {
  'wheelchair-propulsion': demands({
    moves: ['shoulder extension past active', 'shoulder flexion within resisted', 'elbow extension within resisted'],
    in: 'wheelchair',
    exertion: 2,
    balance: 'low',
    has: ['pushing-or-pulling'],
  }),
  wheelie: demands({
    moves: ['shoulder extension past active', 'shoulder flexion within resisted', 'elbow extension within resisted'],
    in: 'wheelchair',
    exertion: 2,
    balance: 'high',
    has: ['pushing-or-pulling'],
  }),
  // Leaning is what it teaches; lifting on straight arms is named only as the last choice and is left out.
  'pressure-relief': demands({
    moves: ['hip flexion past active', 'spine flexion past active', 'spine lateral-flexion past active'],
    in: 'wheelchair',
    exertion: 1,
    armWeight: 'partial',
    balance: 'low',
    has: ['head-below-heart'],
  }),
  transfer: demands({
    moves: ['hip flexion within active', 'knee extension within active', 'shoulder extension past resisted'],
    in: ['sitting', 'wheelchair'],
    exertion: 2,
    legWeight: 'partial',
    armWeight: 'full',
    balance: 'moderate',
    has: ['push-up-on-arms', 'pushing-or-pulling'],
  }),
  breathing: demands({ in: ['supine', 'sitting'], exertion: 0 }),
  'pelvic-floor': demands({
    moves: ['pelvic-floor elevation within active'],
    in: ['supine', 'sitting', 'standing'],
    exertion: 1,
  }),
  relaxation: demands({ in: ['supine', 'sitting'], exertion: 0 }),
  'group-circuit': demands({
    moves: ['hip flexion within active', 'knee extension within active', 'shoulder flexion past active'],
    in: ['standing', 'sitting'],
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['group'],
  }),
};
