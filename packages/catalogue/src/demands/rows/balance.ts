import { type Demands, demands } from '../demands.ts';

/** What balance in sitting and standing without leaving the place asks of the body. */
export const balanceDemands: Readonly<Record<string, Demands>> = {
  'sit-balance': demands({ exertion: 1, balance: 'low' }),
  'seated-reach': demands({
    moves: [
      'hip flexion past active',
      'spine lateral-flexion past active',
      'spine rotation past active',
      'shoulder flexion within active',
    ],
    exertion: 1,
    balance: 'low',
  }),
  'ball-sit': demands({
    moves: ['pelvis all within active', 'spine flexion past active', 'hip flexion within active'],
    exertion: 1,
    legWeight: 'partial',
    balance: 'moderate',
    has: ['latex'],
  }),
  'weight-shift': demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'moderate' }),
  'narrow-stance': demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'moderate' }),
  'eyes-closed-stand': demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'high', has: ['eyes-closed'] }),
  tandem: demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'high' }),
  sls: demands({
    moves: ['hip flexion within active', 'hip abduction within active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
  }),
  'foam-stand': demands({
    moves: ['neck rotation past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'high',
    has: ['head-movement'],
  }),
  'foam-ec': demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'high', has: ['eyes-closed'] }),
};
