import { type Demands, demands } from '../demands.ts';

/** What practice on the signal of a muscle asks of the body: a submaximal effort against no resistance, under electrodes. */
export const emgDemands: Readonly<Record<string, Demands>> = {
  'emg-wrist-extension': demands({ moves: ['wrist extension past active'], exertion: 1, has: ['emg', 'adhesive-on-skin'] }),
  'emg-finger-extension': demands({ moves: ['hand extension within active'], exertion: 1, has: ['emg', 'adhesive-on-skin'] }),
  'emg-wrist-flexor-calm': demands({
    moves: ['wrist extension past passive', 'hand extension within active'],
    exertion: 1,
    contact: 'guidance',
    has: ['emg', 'adhesive-on-skin'],
  }),
  'emg-deltoid': demands({ moves: ['shoulder flexion within active'], exertion: 1, has: ['emg', 'adhesive-on-skin'] }),
  'emg-biceps-triceps': demands({
    moves: ['elbow extension within active', 'shoulder flexion within active'],
    exertion: 1,
    has: ['emg', 'adhesive-on-skin'],
  }),
  'emg-quadriceps': demands({
    moves: ['knee extension within active'],
    in: ['long-sitting', 'supine'],
    exertion: 1,
    has: ['emg', 'adhesive-on-skin'],
  }),
  'emg-tibialis-anterior': demands({ moves: ['ankle flexion past active'], exertion: 1, has: ['emg', 'adhesive-on-skin'] }),
  'emg-gluteus-medius': demands({
    moves: ['hip abduction within active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['emg', 'adhesive-on-skin'],
  }),
  'emg-trapezius-calm': demands({
    moves: ['scapula depression within active', 'shoulder flexion within active'],
    exertion: 1,
    has: ['emg', 'adhesive-on-skin'],
  }),
  'emg-frontalis': demands({
    moves: ['face elevation within active'],
    exertion: 1,
    has: ['emg', 'adhesive-on-skin', 'facial-effort'],
  }),
};
