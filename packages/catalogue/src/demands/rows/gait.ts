import { type Demands, demands } from '../demands.ts';

/** What walking over all kinds of ground asks of the body. */
export const gaitDemands: Readonly<Record<string, Demands>> = {
  'walk-level': demands({
    moves: ['hip flexion within active', 'hip extension within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'walking-aid': demands({
    moves: ['hip flexion within active', 'hip extension within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'partial',
    armWeight: 'partial',
    balance: 'moderate',
  }),
  obstacle: demands({
    moves: ['hip flexion within active', 'knee flexion within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
  }),
  backward: demands({
    moves: ['hip extension past active', 'knee flexion within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
  }),
  sidestep: demands({
    moves: ['hip abduction within active', 'hip adduction past active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['latex'],
  }),
  uneven: demands({
    moves: ['hip flexion within active', 'ankle all past active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
  }),
  stairs: demands({
    moves: ['hip flexion within active', 'knee flexion within active', 'knee extension within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
};
