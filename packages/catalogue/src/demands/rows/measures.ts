import { norms } from '../../body/norms.ts';
import type { NormRow } from '../../body/row.ts';
import { type Demands, type Direction, demands, type Joint, type MovementText, type Position } from '../demands.ts';
import { balanceAndGaitMeasureDemands } from './measures-balance-and-gait.ts';
import { bodyMeasureDemands } from './measures-body.ts';

type Records = Readonly<Record<string, Demands>>;

/** Joints that the norms call by another name. */
const jointOf: Readonly<Record<string, Joint>> = {
  subtalar: 'foot',
  cervical: 'neck',
  lumbar: 'spine',
  thumb: 'hand',
  finger: 'hand',
};

/** Motions whose clinical name is no direction: the ankle bends up, the foot turns in, the wrist goes to the thumb side. */
const directionOf: Readonly<Record<string, Direction>> = {
  dorsiflexion: 'flexion',
  plantarflexion: 'extension',
  inversion: 'supination',
  eversion: 'pronation',
  'radial deviation': 'abduction',
  'ulnar deviation': 'adduction',
};

const motionDirection = (motion: string): Direction =>
  directionOf[motion] ?? (motion.replace(/^(MCP|PIP|DIP|IP) /, '').replaceAll(' ', '-') as Direction);

/** Where a range is usually read: the spine standing, the hip and knee lying. */
function rangePosition({ joint, motion }: NormRow): Position {
  if (joint === 'lumbar') return 'standing';
  if (joint === 'hip' && motion === 'extension') return 'prone';
  return joint === 'hip' || joint === 'knee' ? 'supine' : 'sitting';
}

function rangeDemands(norm: NormRow): Demands {
  const joint = jointOf[norm.joint] ?? (norm.joint as Joint);
  const lumbar = norm.joint === 'lumbar';
  return demands({
    moves: [`${joint} ${motionDirection(norm.motion)} end active`],
    in: rangePosition(norm),
    exertion: 1,
    legWeight: lumbar ? 'full' : 'none',
    balance: lumbar ? 'low' : 'none',
    has: norm.id === 'lumbar-flexion' ? ['head-below-heart'] : [],
  });
}

/** The patient's own movement of one joint to the end of its range. */
const ranges: Records = Object.fromEntries(norms.map((norm) => [norm.measure, rangeDemands(norm)]));

/** A muscle group held against the examiner's hand. */
const strength = (move: MovementText, position: Position, exertion: 1 | 2 = 1): Demands =>
  demands({ moves: [move], in: position, exertion, contact: 'guidance' });

const strengths: Records = {
  'mmt-shoulder-flexion': strength('shoulder flexion within resisted', 'sitting'),
  'mmt-shoulder-abduction': strength('shoulder abduction within resisted', 'sitting'),
  'mmt-shoulder-external-rotation': strength('shoulder external-rotation within resisted', 'sitting'),
  'mmt-shoulder-internal-rotation': strength('shoulder internal-rotation within resisted', 'sitting'),
  'mmt-scapula-retraction': strength('scapula retraction within resisted', 'prone'),
  'mmt-elbow-flexion': strength('elbow flexion within resisted', 'sitting'),
  'mmt-elbow-extension': strength('elbow extension within resisted', 'sitting'),
  'mmt-wrist-flexion': strength('wrist flexion within resisted', 'sitting'),
  'mmt-wrist-extension': strength('wrist extension past resisted', 'sitting'),
  'mmt-finger-flexion': strength('hand flexion within resisted', 'sitting'),
  'mmt-finger-extension': strength('hand extension within resisted', 'sitting'),
  'mmt-finger-abduction': strength('hand abduction within resisted', 'sitting'),
  'mmt-thumb-opposition': strength('hand flexion within resisted', 'sitting'),
  'mmt-trunk-flexion': strength('spine flexion past resisted', 'supine', 2),
  'mmt-trunk-extension': strength('spine extension past resisted', 'prone', 2),
  // Seated, the thigh is lifted off the table.
  'mmt-hip-flexion': strength('hip flexion past resisted', 'sitting', 2),
  'mmt-hip-extension': strength('hip extension past resisted', 'prone', 2),
  'mmt-hip-abduction': strength('hip abduction within resisted', 'side-lying', 2),
  'mmt-hip-adduction': strength('hip adduction within resisted', 'side-lying', 2),
  'mmt-knee-flexion': strength('knee flexion within resisted', 'prone', 2),
  'mmt-knee-extension': strength('knee extension within resisted', 'sitting', 2),
  'mmt-ankle-dorsiflexion': strength('ankle flexion within resisted', 'sitting'),
  // The full grades are heel rises on one leg; the lower ones are taken prone.
  'mmt-ankle-plantarflexion': demands({
    moves: ['ankle extension past resisted'],
    in: ['standing', 'prone'],
    exertion: 2,
    legWeight: 'single',
    balance: 'low',
    contact: 'guidance',
  }),
  'mmt-ankle-inversion': strength('foot supination within resisted', 'sitting'),
  'mmt-ankle-eversion': strength('foot pronation within resisted', 'sitting'),
  'mmt-great-toe-extension': strength('foot extension within resisted', 'sitting'),
};

/** A relaxed limb that the examiner stretches through its range within a second. */
const stretch = (...moves: MovementText[]): Demands =>
  demands({ moves, in: 'supine', exertion: 0, contact: 'guidance', has: ['quick-stretch'] });

const tones: Records = {
  'mas-shoulder-adductors': stretch('shoulder abduction end passive'),
  'mas-elbow-flexors': stretch('elbow extension end passive'),
  'mas-elbow-extensors': stretch('elbow flexion end passive'),
  'mas-forearm-pronators': stretch('forearm supination end passive'),
  'mas-wrist-flexors': stretch('wrist extension end passive'),
  'mas-finger-flexors': stretch('hand extension end passive'),
  'mas-hip-adductors': stretch('hip abduction end passive'),
  'mas-knee-extensors': stretch('knee flexion end passive'),
  'mas-knee-flexors': stretch('knee extension end passive'),
  'mas-plantarflexors': stretch('ankle flexion end passive'),
  'modified-ashworth-arm': stretch(
    'shoulder abduction end passive',
    'elbow flexion end passive',
    'elbow extension end passive',
    'forearm supination end passive',
    'wrist extension end passive',
    'hand extension end passive',
  ),
  'modified-ashworth-leg': stretch(
    'hip abduction end passive',
    'knee flexion end passive',
    'knee extension end passive',
    'ankle flexion end passive',
  ),
  // Its row names no muscle: the ones that it is usually taken of.
  tardieu: stretch(
    'elbow extension end passive',
    'hip abduction end passive',
    'knee extension end passive',
    'ankle flexion end passive',
  ),
};

/** What taking each measure asks of the patient: one record for each. */
export const measureDemands: Records = {
  ...balanceAndGaitMeasureDemands,
  ...bodyMeasureDemands,
  ...ranges,
  ...strengths,
  ...tones,
};
