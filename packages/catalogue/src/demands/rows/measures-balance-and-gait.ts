import { type Demands, demands } from '../demands.ts';

/** A walk over the level at the person's own speed, or as fast as is safe, with the usual aid. */
const walk = demands({ in: 'walking', exertion: 2, legWeight: 'single', balance: 'moderate' });

/** A walk that is long enough to raise the heart rate and is meant to. */
const longWalk = demands({ in: 'walking', exertion: 2, legWeight: 'single', balance: 'moderate', has: ['aerobic-effort'] });

/** From a chair of knee height into walking and back. */
const upAndGo = demands({
  moves: ['hip flexion within active'],
  in: ['walking', 'standing', 'sitting'],
  exertion: 2,
  legWeight: 'single',
  balance: 'moderate',
});

/** Rises from a chair of knee height with the arms crossed; half a minute at most is no aerobic work. */
const chairRises = demands({
  moves: ['hip flexion within active', 'knee extension within active'],
  in: ['sitting', 'standing'],
  exertion: 2,
  legWeight: 'full',
  balance: 'low',
});

/** Fourteen tasks: among them eyes closed, a look over the shoulder, a shoe picked from the floor, and one leg. */
const balanceScale = demands({
  moves: ['hip flexion past active', 'spine flexion past active', 'spine rotation past active'],
  in: ['standing', 'sitting'],
  exertion: 2,
  legWeight: 'single',
  balance: 'high',
  has: ['eyes-closed', 'head-below-heart'],
});

const nothing = demands({ exertion: 0 });

/** What measures of balance, walking and getting about ask of the patient. */
export const balanceAndGaitMeasureDemands: Readonly<Record<string, Demands>> = {
  berg: balanceScale,
  'pediatric-balance': balanceScale,
  // Includes reactive steps: the examiner takes a leaning body's weight and lets go.
  'mini-bestest': demands({
    moves: ['neck rotation past active', 'ankle extension past active'],
    in: ['standing', 'walking', 'sitting'],
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
    contact: 'guidance',
    has: ['eyes-closed', 'head-movement'],
  }),
  'functional-gait-assessment': demands({
    moves: ['neck rotation past active', 'neck flexion past active', 'neck extension past active', 'hip extension past active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
    has: ['eyes-closed', 'head-movement'],
  }),
  'dynamic-gait-index': demands({
    moves: ['neck rotation past active', 'neck flexion past active', 'neck extension past active'],
    in: 'walking',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['head-movement'],
  }),
  // Includes a nudge on the breastbone with the feet together, and eyes closed.
  tinetti: demands({
    moves: ['hip flexion within active'],
    in: ['standing', 'walking', 'sitting'],
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    contact: 'guidance',
    has: ['eyes-closed'],
  }),
  'timed-up-and-go': upAndGo,
  'timed-up-and-go-cognitive': upAndGo,
  'timed-up-and-go-manual': upAndGo,
  'five-times-sit-to-stand': chairRises,
  'thirty-second-chair-stand': chairRises,
  'ten-metre-walk': walk,
  'ten-metre-walk-fast': walk,
  'six-minute-walk': longWalk,
  'two-minute-walk': longWalk,
  'timed-25-foot-walk': walk,
  'short-physical-performance': demands({
    moves: ['hip flexion within active', 'knee extension within active'],
    in: ['standing', 'walking', 'sitting'],
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'four-stage-balance': demands({ in: 'standing', exertion: 2, legWeight: 'single', balance: 'high' }),
  'balance-confidence': nothing,
  'falls-efficacy': nothing,
  romberg: demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'high', has: ['eyes-closed'] }),
  'sensory-interaction': demands({ in: 'standing', exertion: 2, legWeight: 'full', balance: 'high', has: ['eyes-closed'] }),
  'single-leg-stance': demands({ in: 'standing', exertion: 2, legWeight: 'single', balance: 'high' }),
  'functional-reach': demands({
    moves: ['shoulder flexion within active', 'hip flexion within active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'full',
    balance: 'moderate',
  }),
  // Includes rolling, a stand on one leg and a pencil picked from the floor.
  'postural-assessment-stroke': demands({
    moves: ['spine rotation past active', 'hip flexion past active', 'spine flexion past active'],
    in: ['sitting', 'standing', 'supine', 'side-lying'],
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
    has: ['head-below-heart'],
  }),
  // Includes one leg crossed over the other.
  'trunk-impairment': demands({
    moves: ['spine lateral-flexion past active', 'spine rotation past active', 'hip adduction past active'],
    exertion: 1,
    balance: 'low',
  }),
};
