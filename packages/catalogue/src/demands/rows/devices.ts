import { type Demands, demands } from '../demands.ts';

/** What practice with a headset, a swing, tape, mobilizing hands or current asks of the body. */
export const devicesDemands: Readonly<Record<string, Demands>> = {
  'vr-reach': demands({
    moves: ['shoulder flexion past active', 'elbow extension within active'],
    exertion: 1,
    balance: 'low',
    has: ['head-mounted-display'],
  }),
  // To and fro, never in circles: fast movement of the head, no spinning.
  'sensory-swing': demands({
    moves: ['spine all within active'],
    exertion: 1,
    balance: 'moderate',
    has: ['head-movement'],
  }),
  'taped-posture': demands({
    moves: ['spine extension within active', 'scapula retraction within active'],
    exertion: 1,
    has: ['adhesive-on-skin'],
  }),
  'nmes-wrist': demands({
    moves: ['wrist extension past active-assisted', 'hand extension within active-assisted'],
    exertion: 1,
    agents: ['current'],
    has: ['adhesive-on-skin'],
  }),
  'nmes-ta': demands({
    moves: ['ankle flexion past active-assisted'],
    in: ['sitting', 'walking'],
    exertion: 1,
    agents: ['current'],
    has: ['adhesive-on-skin'],
  }),
  'fes-cycle': demands({
    moves: ['hip flexion past active-assisted', 'knee flexion within active-assisted', 'knee extension within active-assisted'],
    in: ['wheelchair', 'sitting'],
    exertion: 2,
    agents: ['current'],
    has: ['adhesive-on-skin', 'aerobic-effort'],
  }),
  // The stiff joint is chosen with the person: the row names none, so no movement of one can be listed.
  'mobilise-then-move': demands({ in: ['supine', 'sitting'], exertion: 1, contact: 'mobilization' }),
};
