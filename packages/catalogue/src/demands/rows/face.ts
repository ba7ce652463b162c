import { type Demands, demands } from '../demands.ts';

/** What the exercises of the face ask: small movement in sitting; only the strokes ask for no effort of the face. */
export const faceDemands: Readonly<Record<string, Demands>> = {
  'face-relax': demands({ moves: ['face all within passive'], exertion: 0, contact: 'guidance' }),
  'brow-raise': demands({ moves: ['face elevation within active'], exertion: 1, has: ['facial-effort'] }),
  frown: demands({ moves: ['face depression within active'], exertion: 1, has: ['facial-effort'] }),
  'eye-close': demands({ moves: ['face depression within active'], exertion: 1, has: ['facial-effort', 'eyes-closed'] }),
  smile: demands({ moves: ['face elevation within active'], exertion: 1, has: ['facial-effort'] }),
  'synkinesis-smile': demands({ moves: ['face elevation within active'], exertion: 1, has: ['facial-effort'] }),
  pucker: demands({ moves: ['face protraction within active'], exertion: 1, has: ['facial-effort'] }),
  snarl: demands({ moves: ['face elevation within active'], exertion: 1, has: ['facial-effort'] }),
  'speech-pb': demands({
    moves: ['face protraction within active', 'jaw depression within active'],
    exertion: 1,
    has: ['facial-effort', 'swallowing'],
  }),
};
