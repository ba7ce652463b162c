import { type Demands, demands, type MovementText } from '../demands.ts';

/** A diagonal of a limb against the therapist's hands, lying first and sitting later. */
const diagonal = (...moves: MovementText[]): Demands =>
  demands({ moves, in: ['supine', 'sitting'], exertion: 2, contact: 'guidance' });

/** A pattern of shoulder blade or pelvis against the therapist's hands, in side-lying. */
const girdle = (...moves: MovementText[]): Demands => demands({ moves, in: 'side-lying', exertion: 2, contact: 'guidance' });

/** The shoulders stay, so the lumbar spine bends sideways and turns with the pelvis. */
const pelvis = (...moves: MovementText[]): Demands =>
  girdle(...moves, 'spine lateral-flexion past resisted', 'spine rotation past resisted');

/** Resistance or help given inside whatever pattern is named beside it. */
const resisted = demands({ in: ['supine', 'sitting'], exertion: 2, contact: 'guidance' });
const guided = demands({ in: ['supine', 'sitting'], exertion: 1, contact: 'guidance' });

/**
 * What the diagonals and techniques of proprioceptive neuromuscular facilitation bring. A diagonal
 * begins where its opposite ends: the limb is taken there, so that place counts too. At the ankle, flexion is
 * dorsiflexion and extension plantarflexion; at the foot, supination is turning in and pronation turning out.
 */
export const pnfTechniqueDemands: Readonly<Record<string, Demands>> = {
  'pnf-arm-d1-flexion': diagonal(
    'shoulder extension past active',
    'shoulder internal-rotation past active',
    'shoulder flexion past resisted',
    'shoulder adduction past resisted',
    'shoulder external-rotation past resisted',
    'scapula elevation within resisted',
    'wrist flexion within resisted',
    'hand flexion within resisted',
  ),
  'pnf-arm-d1-extension': diagonal(
    'shoulder flexion past active',
    'shoulder adduction past active',
    'shoulder extension past resisted',
    'shoulder abduction within resisted',
    'shoulder internal-rotation past resisted',
    'scapula depression within resisted',
    'wrist extension past resisted',
    'hand extension past resisted',
  ),
  'pnf-arm-d2-flexion': diagonal(
    'shoulder adduction past active',
    'shoulder internal-rotation past active',
    'shoulder flexion past resisted',
    'shoulder abduction past resisted',
    'shoulder external-rotation past resisted',
    'scapula elevation within resisted',
    'wrist extension past resisted',
    'hand extension past resisted',
  ),
  'pnf-arm-d2-extension': diagonal(
    'shoulder flexion past active',
    'shoulder abduction past active',
    'shoulder external-rotation past active',
    'shoulder extension within resisted',
    'shoulder adduction past resisted',
    'shoulder internal-rotation past resisted',
    'scapula depression within resisted',
    'wrist flexion within resisted',
    'hand flexion within resisted',
  ),
  'pnf-leg-d1-flexion': diagonal(
    'hip extension past active',
    'hip internal-rotation past active',
    'hip flexion past resisted',
    'hip adduction past resisted',
    'hip external-rotation past resisted',
    'knee flexion within resisted',
    'ankle flexion past resisted',
    'foot supination within resisted',
  ),
  'pnf-leg-d1-extension': diagonal(
    'hip flexion past active',
    'hip adduction past active',
    'hip external-rotation past active',
    'hip extension past resisted',
    'hip abduction within resisted',
    'hip internal-rotation past resisted',
    'knee extension within resisted',
    'ankle extension past resisted',
    'foot pronation within resisted',
  ),
  'pnf-leg-d2-flexion': diagonal(
    'hip extension past active',
    'hip adduction past active',
    'hip external-rotation past active',
    'hip flexion past resisted',
    'hip abduction within resisted',
    'hip internal-rotation past resisted',
    'knee flexion within resisted',
    'ankle flexion past resisted',
    'foot pronation within resisted',
  ),
  'pnf-leg-d2-extension': diagonal(
    'hip flexion past active',
    'hip internal-rotation past active',
    'hip extension past resisted',
    'hip adduction past resisted',
    'hip external-rotation past resisted',
    'knee extension within resisted',
    'ankle extension past resisted',
    'foot supination within resisted',
  ),
  'pnf-scapula-anterior-elevation': girdle('scapula elevation within resisted', 'scapula protraction within resisted'),
  'pnf-scapula-posterior-depression': girdle('scapula depression within resisted', 'scapula retraction within resisted'),
  'pnf-scapula-posterior-elevation': girdle('scapula elevation within resisted', 'scapula retraction within resisted'),
  'pnf-scapula-anterior-depression': girdle('scapula depression within resisted', 'scapula protraction within resisted'),
  'pnf-pelvis-anterior-elevation': pelvis('pelvis elevation within resisted', 'pelvis protraction within resisted'),
  'pnf-pelvis-posterior-depression': pelvis('pelvis depression within resisted', 'pelvis retraction within resisted'),
  'pnf-pelvis-posterior-elevation': pelvis('pelvis elevation within resisted', 'pelvis retraction within resisted'),
  'pnf-pelvis-anterior-depression': pelvis('pelvis depression within resisted', 'pelvis protraction within resisted'),
  'pnf-chop': diagonal(
    'spine flexion past resisted',
    'spine rotation past resisted',
    'shoulder extension past resisted',
    'shoulder abduction within resisted',
    'shoulder internal-rotation past resisted',
  ),
  'pnf-lift': diagonal(
    'spine extension past resisted',
    'spine rotation past resisted',
    'shoulder flexion past resisted',
    'shoulder abduction past resisted',
    'shoulder external-rotation past resisted',
  ),
  // The limbs' own movements come with the patterns that are named inside; the trunk's work is what the pairing adds.
  'pnf-bilateral-symmetrical': diagonal('spine all within resisted'),
  'pnf-bilateral-asymmetrical': diagonal('spine rotation past resisted', 'spine lateral-flexion past resisted'),
  'pnf-bilateral-reciprocal': diagonal('spine rotation within resisted'),
  // Its path is not known, so every direction of hip and shoulder is meant.
  'pnf-own-pattern': diagonal('shoulder all past resisted', 'hip all past resisted'),

  pnf: demands({
    in: ['supine', 'sitting', 'side-lying'],
    exertion: 2,
    contact: 'guidance',
    has: ['quick-stretch', 'joint-traction', 'joint-compression'],
  }),
  'pnf-rhythmic-initiation': guided,
  'pnf-rhythmic-stabilisation': resisted,
  'pnf-stabilising-reversals': resisted,
  'pnf-dynamic-reversals': resisted,
  'pnf-slow-reversal-hold': resisted,
  'pnf-combination-of-isotonics': resisted,
  'pnf-repeated-stretch': demands({ in: ['supine', 'sitting'], exertion: 2, contact: 'guidance', has: ['quick-stretch'] }),
  'pnf-timing-for-emphasis': resisted,
  'pnf-hold-relax': guided,
  'pnf-contract-relax': resisted,
  'pnf-hold-relax-active-movement': demands({
    in: ['supine', 'sitting'],
    exertion: 1,
    contact: 'guidance',
    has: ['quick-stretch'],
  }),
  'pnf-replication': guided,
  'pnf-rhythmic-rotation': demands({ in: ['supine', 'sitting'], exertion: 0, contact: 'guidance' }),
};
