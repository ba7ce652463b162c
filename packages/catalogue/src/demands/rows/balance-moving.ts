import { type Demands, demands } from '../demands.ts';

/** What balance with reaching, stepping, chores and forms asks of the body. */
export const balanceMovingDemands: Readonly<Record<string, Demands>> = {
  'stand-reach': demands({
    moves: ['shoulder flexion within active', 'spine lateral-flexion past active', 'spine rotation past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
  }),
  perturb: demands({ in: 'standing', exertion: 2, legWeight: 'single', balance: 'high', contact: 'guidance' }),
  baps: demands({
    moves: ['ankle all past active'],
    in: ['standing', 'sitting'],
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
  }),
  'beam-walk': demands({
    moves: ['hip adduction within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
  }),
  'stand-task': demands({
    moves: ['shoulder flexion past active', 'spine flexion past active', 'spine rotation past active', 'hip flexion past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
  }),
  'tai-chi': demands({
    moves: ['hip flexion within active', 'knee flexion within active', 'shoulder flexion within active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
};
