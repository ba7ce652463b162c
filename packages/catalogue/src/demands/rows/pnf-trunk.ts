import { type Demands, demands, type MovementText } from '../demands.ts';

/** A pattern of shoulder blade or pelvis against a light hand, in side-lying. */
const girdle = (...moves: MovementText[]): Demands => demands({ moves, in: 'side-lying', exertion: 2, contact: 'guidance' });

/** What patterns of shoulder blade, pelvis and trunk, and the techniques that hold, reverse and ease, ask of the body. */
export const pnfTrunkDemands: Readonly<Record<string, Demands>> = {
  'pnf-scapula-1': girdle(
    'scapula elevation within resisted',
    'scapula protraction within resisted',
    'scapula depression within resisted',
    'scapula retraction within resisted',
  ),
  'pnf-scapula-2': girdle(
    'scapula elevation within resisted',
    'scapula retraction within resisted',
    'scapula depression within resisted',
    'scapula protraction within resisted',
  ),
  // The shoulders stay, so the lumbar spine bends sideways and turns with the pelvis.
  'pnf-pelvis-1': girdle(
    'pelvis elevation within resisted',
    'pelvis protraction within resisted',
    'pelvis depression within resisted',
    'pelvis retraction within resisted',
    'spine lateral-flexion past resisted',
    'spine rotation past resisted',
    'hip flexion within active',
  ),
  'pnf-pelvis-2': girdle(
    'pelvis elevation within resisted',
    'pelvis retraction within resisted',
    'pelvis depression within resisted',
    'pelvis protraction within resisted',
    'spine lateral-flexion past resisted',
    'spine rotation past resisted',
    'hip flexion within active',
  ),
  'pnf-chop': demands({
    moves: [
      'spine flexion past active',
      'spine rotation past active',
      'shoulder flexion past active',
      'shoulder adduction past active',
    ],
    in: ['sitting', 'kneeling'],
    exertion: 2,
    legWeight: 'partial',
    balance: 'moderate',
    has: ['kneeling-pressure', 'latex'],
  }),
  'pnf-lift': demands({
    moves: [
      'spine extension past active',
      'spine rotation past active',
      'shoulder flexion past active',
      'shoulder abduction past active',
      'shoulder external-rotation past active',
      'neck extension past active',
    ],
    in: ['sitting', 'half-kneeling'],
    exertion: 2,
    legWeight: 'partial',
    balance: 'moderate',
    has: ['kneeling-pressure', 'latex'],
  }),
  'pnf-bilateral': demands({
    moves: [
      'shoulder adduction past active',
      'shoulder flexion past resisted',
      'shoulder abduction past resisted',
      'shoulder external-rotation past resisted',
    ],
    in: ['supine', 'sitting'],
    exertion: 2,
    has: ['latex'],
  }),
  'pnf-rhythmic-stabilisation': demands({
    moves: ['spine all within resisted'],
    in: ['sitting', 'standing'],
    exertion: 2,
    balance: 'moderate',
    contact: 'guidance',
  }),
  'ham-stretch': demands({
    moves: [
      'hip flexion end passive',
      'knee extension end passive',
      'hip extension within resisted',
      'hip flexion within active',
    ],
    in: 'supine',
    exertion: 1,
    contact: 'guidance',
  }),
  rolling: demands({
    moves: [
      'spine rotation past active',
      'shoulder adduction past active',
      'shoulder flexion within active',
      'hip adduction past active',
      'hip flexion within active',
    ],
    in: ['supine', 'side-lying'],
    exertion: 1,
    contact: 'guidance',
  }),
  'pnf-repeated-stretch': demands({
    moves: ['ankle extension past passive', 'ankle flexion past active'],
    in: 'supine',
    exertion: 1,
    contact: 'guidance',
    has: ['quick-stretch'],
  }),
  'rhythmic-rotation': demands({
    moves: [
      'spine rotation past passive',
      'hip internal-rotation past passive',
      'hip external-rotation past passive',
      'hip adduction past passive',
    ],
    in: 'supine',
    exertion: 1,
    contact: 'guidance',
    has: ['latex'],
  }),
};
