import { type Demands, demands } from '../demands.ts';

/** What approaches, balance, strength, task and gait training bring by their nature. */
export const movementTechniqueDemands: Readonly<Record<string, Demands>> = {
  'neurodevelopmental-treatment': demands({
    in: ['sitting', 'side-lying', 'quadruped', 'kneeling', 'standing'],
    exertion: 1,
    legWeight: 'partial',
    balance: 'low',
    contact: 'guidance',
    has: ['joint-compression'],
  }),
  'sensory-integration': demands({
    in: ['sitting', 'floor', 'standing'],
    exertion: 2,
    legWeight: 'partial',
    balance: 'moderate',
    has: ['spinning', 'head-movement', 'texture-on-skin'],
  }),
  'balance-training': demands({ in: ['standing', 'sitting'], exertion: 2, legWeight: 'full', balance: 'moderate' }),
  'coordination-training': demands({ in: ['sitting', 'supine', 'standing'], exertion: 1 }),
  // Holding the trunk still is its aim: no movement past neutral, no load beyond the limbs.
  'trunk-stability': demands({ moves: ['spine all within active'], in: ['supine', 'quadruped', 'sitting'], exertion: 1 }),
  // Which joint is loaded is the exercise's to say.
  'strength-training': demands({ in: ['sitting', 'supine', 'standing'], exertion: 2 }),
  'task-practice': demands({ in: ['sitting', 'standing'], exertion: 1 }),
  'gait-training': demands({ in: 'walking', exertion: 2, legWeight: 'single', balance: 'moderate' }),
  'high-intensity-walking': demands({
    in: 'walking',
    exertion: 3,
    legWeight: 'single',
    balance: 'moderate',
    has: ['aerobic-effort'],
  }),
  'body-weight-supported-walking': demands({
    in: 'walking',
    exertion: 2,
    legWeight: 'partial',
    balance: 'low',
    contact: 'guidance',
    has: ['body-weight-harness'],
  }),
  'amplitude-training': demands({
    moves: ['shoulder flexion past active', 'shoulder abduction past active', 'spine rotation past active'],
    in: ['standing', 'sitting', 'walking'],
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
    has: ['aerobic-effort'],
  }),
  'external-cueing': demands({ in: 'walking', exertion: 2, legWeight: 'single', balance: 'moderate' }),
  'dual-task': demands({ in: ['walking', 'standing'], exertion: 2, legWeight: 'single', balance: 'moderate' }),
  'tai-chi': demands({
    moves: ['knee flexion within active', 'hip flexion within active', 'spine rotation past active'],
    in: 'standing',
    exertion: 2,
    legWeight: 'single',
    balance: 'moderate',
  }),
  'wheelchair-and-device-skills': demands({
    moves: ['shoulder extension past active'],
    in: ['wheelchair', 'standing', 'walking'],
    exertion: 2,
    legWeight: 'partial',
    armWeight: 'full',
    balance: 'moderate',
    has: ['push-up-on-arms', 'pushing-or-pulling'],
  }),
  'constraint-induced-movement': demands({ in: ['sitting', 'standing'], exertion: 1, has: ['constraint'] }),
};
