import { type Demands, demands } from '../demands.ts';

/** What exercises of eyes, head and the sense of balance ask of the body. */
export const vestibularDemands: Readonly<Record<string, Demands>> = {
  'gaze-x1': demands({
    moves: ['neck rotation past active', 'neck flexion past active', 'neck extension past active'],
    exertion: 1,
    balance: 'low',
    has: ['head-movement'],
  }),
  'gaze-x2': demands({ moves: ['neck rotation past active'], exertion: 1, balance: 'low', has: ['head-movement'] }),
  // The provoking movement is the person's own; bending forward and turning the head are the usual ones.
  habitu: demands({
    moves: ['neck all past active', 'spine flexion past active', 'hip flexion past active'],
    exertion: 1,
    balance: 'low',
    has: ['head-movement', 'head-below-heart'],
  }),
  'side-lying-habituation': demands({
    moves: ['neck rotation past active', 'spine lateral-flexion past active'],
    in: ['sitting', 'side-lying'],
    exertion: 1,
    balance: 'low',
    has: ['head-movement'],
  }),
  'walk-head-turns': demands({
    moves: ['neck rotation past active', 'neck flexion past active', 'neck extension past active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
    has: ['head-movement'],
  }),
  'cerv-jpe': demands({
    moves: ['neck rotation past active'],
    exertion: 1,
    has: ['eyes-closed', 'head-movement'],
  }),
};
