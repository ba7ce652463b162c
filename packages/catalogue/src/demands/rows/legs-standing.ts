import { type Demands, demands } from '../demands.ts';

/**
 * What rising, bending, stepping and landing ask of the body. At the knee, `past` is a bend beyond 90°; at the ankle,
 * flexion is dorsiflexion and extension plantarflexion.
 */
export const legsStandingDemands: Readonly<Record<string, Demands>> = {
  // Every repetition ends in standing, where the pressure falls; the trunk leans forward short of 90 degrees at the hip.
  'sit-to-stand': demands({
    moves: ['hip flexion within active', 'knee extension within active'],
    in: ['standing', 'sitting'],
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
  }),
  squat: demands({
    moves: ['hip flexion past active', 'knee flexion past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
  }),
  'wall-squat-ball': demands({
    moves: ['hip flexion within active', 'knee flexion within active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
    has: ['breath-holding', 'latex'],
  }),
  lunge: demands({
    moves: ['hip flexion past active', 'hip extension past active', 'knee flexion past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'heel-raise': demands({
    moves: ['ankle extension end active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
  }),
  'toe-raise': demands({
    moves: ['ankle flexion past active'],
    in: ['standing', 'sitting'],
    exertion: 2,
    legWeight: 'full',
    balance: 'low',
    has: ['latex'],
  }),
  'step-up': demands({
    moves: ['hip flexion within active', 'knee flexion within active', 'knee extension within active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'calf-stretch': demands({
    moves: ['ankle flexion end passive', 'hip extension past active'],
    in: 'standing',
    exertion: 1,
    legWeight: 'full',
    armWeight: 'partial',
    balance: 'low',
  }),
  cycling: demands({
    moves: ['hip flexion past active', 'knee flexion past active', 'knee extension within active'],
    exertion: 2,
    legWeight: 'partial',
    balance: 'low',
    has: ['aerobic-effort'],
  }),
  'weight-sens-hop': demands({
    moves: ['hip flexion within active', 'knee flexion within active', 'ankle extension end active'],
    in: 'standing',
    exertion: 3,
    legWeight: 'single',
    balance: 'high',
    has: ['impact'],
  }),
};
