import { alwaysHeld } from '../release.ts';
import type { TermRow } from '../row.ts';

const common = {
  kind: 'term',
  source: 'Own wording of terms in common clinical use',
  status: 'unverified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

function short(abbreviation: string, name: string, text: string, synonyms: readonly string[] = []): TermRow {
  const id = `abbreviation-${abbreviation.toLowerCase().replaceAll(' ', '-')}`;
  return { ...common, id, name, abbreviation, text, synonyms, plain: false };
}

/** Abbreviations as notes use them. */
export const abbreviations: readonly TermRow[] = [
  short('A', 'Assistance', 'Physical help from another person; the level is stated beside it.', ['assist', '(A)']),
  short('I', 'Independent', 'Alone, safely, in reasonable time.'),
  short('SU', 'Set-up', 'A helper sets up items only.', ['setup']),
  short('S', 'Supervision', 'A person watches and may cue.', ['sup']),
  short('SBA', 'Stand-by assistance', 'A person within reach, no physical contact.', ['standby']),
  short('CGA', 'Contact guard assistance', 'Hand on the patient for safety, no physical help.', ['contact guard assist']),
  short('Min A', 'Minimal assistance', 'The patient does 75% or more.', ['minimal', 'little assistance', 'mina']),
  short('Mod A', 'Moderate assistance', 'The patient does 50% to 74%.', ['moda']),
  short('Max A', 'Maximal assistance', 'The patient does 25% to 49%.', ['maxa']),
  short('D', 'Dependent', 'The patient does less than 25%.', ['total assistance']),
  short('VC', 'Verbal cue', 'A spoken cue; VC-max is maximal verbal cueing.', [
    'verbal cueing',
    'vc-max',
    'maximal verbal cueing',
  ]),
  short('TC', 'Tactile cue', 'A cue by touch.', ['tactile cueing']),
  short(
    'VC-max',
    'Maximal verbal cueing',
    'Continuous verbal cueing. Some notes abbreviate it MVC, which elsewhere means maximal voluntary contraction; here the two never share an abbreviation.',
    ['mvc'],
  ),
  short('MVIC', 'Maximal voluntary isometric contraction', 'The strongest effort without movement, as a reference for EMG.', [
    'maximal voluntary contraction',
    'mvc',
  ]),
  short('PNF', 'Proprioceptive neuromuscular facilitation', 'Diagonal patterns with manual contact, resistance and timing.'),
  short('NDT', 'Neurodevelopmental treatment', 'Facilitation at key points of control, then the task.', ['bobath']),
  short('SIT', 'Sensory integration', 'Graded sensory input through play.'),
  short('TMS', 'Transcranial magnetic stimulation', 'A physician’s treatment; here it is a referral and a record.', ['rtms']),
  short('NMES', 'Neuromuscular electrical stimulation', 'Electrical current that makes a muscle contract.'),
  short('FES', 'Functional electrical stimulation', 'Electrical stimulation timed to a functional task.'),
  short('EMG', 'Electromyography', 'The electrical activity of a muscle.', ['semg']),
  short('ADL', 'Activities of daily living', 'Bathing, dressing, eating, toileting, mobility.', ['adls', 'self-care']),
  short('IADL', 'Instrumental activities of daily living', 'Cooking, shopping, money, travel.'),
  short('ROM', 'Range of motion', 'How far a joint moves.'),
  short('AROM', 'Active range of motion', 'How far the patient moves it actively.'),
  short('AAROM', 'Active-assisted range of motion', 'How far the patient moves it with help.'),
  short('PROM', 'Passive range of motion', 'How far another person moves it.'),
  short('UE', 'Upper extremity', 'Arm and hand.'),
  short('LE', 'Lower extremity', 'Leg and foot.'),
  short('BUE', 'Both upper extremities', 'Both arms.', ['bilateral upper extremity']),
  short('RUE', 'Right upper extremity', 'Right arm.'),
  short('LUE', 'Left upper extremity', 'Left arm.'),
  short('BLE', 'Both lower extremities', 'Both legs.'),
  short('RLE', 'Right lower extremity', 'Right leg.'),
  short('LLE', 'Left lower extremity', 'Left leg.'),
  short('SLR', 'Straight leg raise', 'Leg raised with the knee straight.', ['single leg raise']),
  short('SLS', 'Single-leg stance', 'Standing on one leg.'),
  short('STS', 'Sit to stand', 'Standing up from a chair.'),
  short('RPE', 'Rating of perceived exertion', 'One number for effort.', ['borg']),
  short('NPRS', 'Numeric Pain Rating Scale', 'One number for pain, 0 to 10.'),
  short('MMT', 'Manual muscle test', 'Strength against manual resistance, 0 to 5.'),
  short('MAS', 'Modified Ashworth Scale', 'Resistance to passive stretch, 0 to 4 with a 1+.'),
  short('MDC', 'Minimal detectable change', 'Change beyond the error of measuring, in one population.', ['measurement error']),
  short('MCID', 'Minimal clinically important difference', 'Change that matters to people, in one population.', [
    'meaningful change',
  ]),
  short('HEP', 'Home exercise program', 'Practice at home.'),
  short('POC', 'Plan of care', 'Diagnoses, goals, type, amount, frequency and duration of care.'),
  short('PT', 'Physical therapist', 'Evaluates, plans and treats.', ['physiotherapist']),
  short('OT', 'Occupational therapist', 'Evaluates, plans and treats for daily life.'),
  short('PTA', 'Physical therapist assistant', 'Treats under a plan that a PT made.', ['assistant', 'trainer', 'cq']),
  short('OTA', 'Occupational therapy assistant', 'Treats under a plan that an OT made.', ['cota', 'assistant', 'co']),
  short(
    'CPT',
    'Current Procedural Terminology',
    'Codes of the American Medical Association for what was done; their descriptors are licensed and not shipped.',
  ),
  short('WBAT', 'Weight-bearing as tolerated', 'As much weight as the patient tolerates.'),
  short('PWB', 'Partial weight-bearing', 'Only the amount in the order.'),
  short('NWB', 'Non-weight-bearing', 'No weight.'),
  short('COP', 'Center of pressure', 'The point of the ground reaction force under the feet.', ['sway']),
  short('DVT', 'Deep-vein thrombosis', 'A blood clot in a deep vein.'),
  short('AD', 'Autonomic dysreflexia', 'A dangerous rise in blood pressure with a spinal cord lesion at T6 or above.'),
  short('CIMT', 'Constraint-induced movement therapy', 'The affected hand practices while the other wears a mitt.'),
  short('VR', 'Virtual reality', 'Interactive tasks on a screen or in a headset.'),
  short('GMFCS', 'Gross Motor Function Classification System', 'Five levels of mobility in cerebral palsy.'),
  short('COPM', 'Canadian Occupational Performance Measure', 'Priority activities and rated performance.'),
];
