import { type Demands, demands, type MovementText } from '../demands.ts';

/** A diagonal of arm or leg against the therapist's hands, lying; with a band once it is done alone. */
const diagonal = (...moves: MovementText[]): Demands =>
  demands({ moves, in: 'supine', exertion: 2, contact: 'guidance', has: ['latex'] });

/**
 * What the diagonals of the limbs ask of the body, with the position that each begins in: the limb is taken there and comes
 * back there. At the ankle, flexion is dorsiflexion and extension plantarflexion. In a diagonal of the leg the trunk holds
 * still against the turn.
 */
export const pnfLimbsDemands: Readonly<Record<string, Demands>> = {
  'pnf-arm-d1-flexion': diagonal(
    'shoulder extension past active',
    'shoulder internal-rotation past active',
    'shoulder flexion past resisted',
    'shoulder adduction past resisted',
    'shoulder external-rotation past resisted',
    'elbow flexion within resisted',
    'forearm supination past resisted',
    'hand flexion within resisted',
  ),
  'pnf-arm-d1-extension': diagonal(
    'shoulder flexion past active',
    'shoulder adduction past active',
    'shoulder external-rotation past active',
    'shoulder extension past resisted',
    'shoulder abduction within resisted',
    'shoulder internal-rotation past resisted',
    'wrist extension past resisted',
  ),
  'pnf-arm-d2-flexion': diagonal(
    'shoulder adduction past active',
    'shoulder internal-rotation past active',
    'shoulder flexion past resisted',
    'shoulder abduction past resisted',
    'shoulder external-rotation past resisted',
    'wrist extension past resisted',
    'hand extension within resisted',
  ),
  'pnf-arm-d2-extension': diagonal(
    'shoulder flexion past active',
    'shoulder abduction past active',
    'shoulder external-rotation past active',
    'shoulder extension within resisted',
    'shoulder adduction past resisted',
    'shoulder internal-rotation past resisted',
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
    'spine rotation within resisted',
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
    'spine rotation within resisted',
  ),
  'pnf-leg-d2-flexion': diagonal(
    'hip extension past active',
    'hip adduction past active',
    'hip external-rotation past active',
    'hip flexion past resisted',
    'hip abduction within resisted',
    'hip internal-rotation past resisted',
    'ankle flexion past resisted',
    'spine rotation within resisted',
  ),
  'pnf-leg-d2-extension': diagonal(
    'hip flexion past active',
    'hip internal-rotation past active',
    'hip extension past resisted',
    'hip adduction past resisted',
    'hip external-rotation past resisted',
    'knee extension within resisted',
    'ankle extension past resisted',
    'spine rotation within resisted',
  ),
  'pnf-rue': demands({
    moves: [
      'shoulder flexion past resisted',
      'shoulder extension past resisted',
      'shoulder abduction past resisted',
      'shoulder adduction past resisted',
      'shoulder external-rotation past resisted',
      'shoulder internal-rotation past resisted',
    ],
    in: ['supine', 'sitting', 'standing'],
    exertion: 2,
    contact: 'guidance',
    has: ['latex'],
  }),
  'pnf-rle': demands({
    moves: [
      'hip flexion past resisted',
      'hip extension past resisted',
      'hip abduction within resisted',
      'hip adduction past resisted',
      'hip external-rotation past resisted',
      'hip internal-rotation past resisted',
      'knee extension within resisted',
      'ankle all past resisted',
      'spine rotation within resisted',
    ],
    in: ['supine', 'long-sitting', 'standing'],
    exertion: 2,
    contact: 'guidance',
    has: ['latex'],
  }),
};
