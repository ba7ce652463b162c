import { type Demands, demands } from '../demands.ts';

/** What walking with turns, cues, a second task, a belt, a beat or a game asks of the body. */
export const gaitTrainingDemands: Readonly<Record<string, Demands>> = {
  turning: demands({
    moves: ['hip flexion within active', 'knee extension within active'],
    in: ['walking', 'sitting'],
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'gait-cue': demands({
    moves: ['hip flexion within active', 'hip extension within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'dual-walk': demands({
    moves: ['hip flexion within active', 'hip extension within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'treadmill-bws': demands({
    moves: ['hip flexion within active', 'hip extension within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'partial',
    balance: 'low',
    has: ['body-weight-harness'],
  }),
  'treadmill-hiit': demands({
    moves: ['hip flexion within active', 'hip extension within active'],
    in: 'walking',
    exertion: 3,
    legWeight: 'single',
    balance: 'moderate',
    has: ['aerobic-effort'],
  }),
  'big-walk': demands({
    moves: [
      'shoulder abduction past active',
      'shoulder flexion past active',
      'shoulder extension past active',
      'hip flexion within active',
      'hip extension past active',
    ],
    in: ['standing', 'walking'],
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'vr-walk': demands({
    moves: ['hip flexion within active', 'knee flexion within active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['flashing-display'],
  }),
  'dance-mat': demands({
    moves: ['hip abduction within active', 'hip flexion within active', 'hip extension past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['flashing-display'],
  }),
};
