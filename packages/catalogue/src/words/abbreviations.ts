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
  short('A', 'Assistance', 'How much of a task another person does; the level stands beside it.', ['assist', '(A)']),
  short('I', 'Independent', 'Alone, safely, in fair time.'),
  short('SU', 'Set-up', 'Somebody lays things out and leaves.', ['setup']),
  short('S', 'Supervision', 'Somebody watches and may speak.', ['sup']),
  short('SBA', 'Stand-by assistance', 'Somebody within reach, hands off.', ['standby']),
  short('CGA', 'Contact guard', 'A hand lies on, without helping.', ['contact guard assist']),
  short('Min A', 'Minimal assistance', 'The patient does at least three quarters.', ['minimal', 'little assistance', 'mina']),
  short('Mod A', 'Moderate assistance', 'The patient does half to three quarters.', ['moda']),
  short('Max A', 'Maximal assistance', 'The patient does a quarter to half.', ['maxa']),
  short('D', 'Dependent', 'The patient does less than a quarter.', ['total assistance']),
  short('VC', 'Verbal cue', 'Words that help; VC-max means as many as can be.', [
    'verbal cueing',
    'vc-max',
    'maximal verbal cueing',
  ]),
  short('TC', 'Tactile cue', 'A touch that helps.', ['tactile cueing']),
  short(
    'VC-max',
    'Maximal verbal cueing',
    'As many words as can be. Some notes write three letters that elsewhere mean a strongest contraction: here the two never share a name.',
    ['mvc'],
  ),
  short('MVIC', 'Maximal voluntary isometric contraction', 'The strongest effort without movement, as a reference for EMG.', [
    'maximal voluntary contraction',
    'mvc',
  ]),
  short('PNF', 'Proprioceptive neuromuscular facilitation', 'Diagonals with contact, resistance and rhythm.'),
  short('NDT', 'Neurodevelopmental treatment', 'Handling at key points, then the task.', ['bobath']),
  short('SIT', 'Sensory integration', 'Graded sensory input in play.'),
  short('TMS', 'Transcranial magnetic stimulation', 'A physician’s treatment; here it is a referral and a record.', ['rtms']),
  short('NMES', 'Neuromuscular electrical stimulation', 'Current that makes a muscle contract.'),
  short('FES', 'Functional electrical stimulation', 'Current timed to a task.'),
  short('EMG', 'Electromyography', 'The electrical activity of a muscle.', ['semg']),
  short('ADL', 'Activities of daily living', 'Washing, dressing, eating, toilet, getting about.', ['adls', 'self-care']),
  short('IADL', 'Instrumental activities of daily living', 'Cooking, shopping, money, travel.'),
  short('ROM', 'Range of motion', 'How far a joint moves.'),
  short('AROM', 'Active range of motion', 'How far the patient moves it.'),
  short('AAROM', 'Active-assisted range of motion', 'How far with help.'),
  short('PROM', 'Passive range of motion', 'How far somebody else moves it.'),
  short('UE', 'Upper extremity', 'Arm and hand.'),
  short('LE', 'Lower extremity', 'Leg and foot.'),
  short('BUE', 'Both upper extremities', 'Both arms.', ['bilateral upper extremity']),
  short('RUE', 'Right upper extremity', 'Right arm.'),
  short('LUE', 'Left upper extremity', 'Left arm.'),
  short('BLE', 'Both lower extremities', 'Both legs.'),
  short('RLE', 'Right lower extremity', 'Right leg.'),
  short('LLE', 'Left lower extremity', 'Left leg.'),
  short('SLR', 'Straight leg raise', 'The leg lifted with a straight knee.', ['single leg raise']),
  short('SLS', 'Single-leg stance', 'Standing on one leg.'),
  short('STS', 'Sit to stand', 'Rising from a chair.'),
  short('RPE', 'Rating of perceived exertion', 'One number for effort.', ['borg']),
  short('NPRS', 'Numeric pain rating', 'One number for pain, 0 to 10.'),
  short('MMT', 'Manual muscle test', 'Strength against a hand, 0 to 5.'),
  short('MAS', 'Modified Ashworth', 'Resistance to a quick stretch, 0 to 4 with a 1+.'),
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
  short('WBAT', 'Weight-bearing as tolerated', 'As much weight as is comfortable.'),
  short('PWB', 'Partial weight-bearing', 'Only the share that the order names.'),
  short('NWB', 'Non-weight-bearing', 'No weight.'),
  short('COP', 'Centre of pressure', 'The point where weight meets the floor.', ['sway']),
  short('DVT', 'Deep-vein thrombosis', 'A clot in a deep vein.'),
  short('AD', 'Autonomic dysreflexia', 'A dangerous rise of blood pressure after a high cord lesion.'),
  short('CIMT', 'Constraint-induced movement therapy', 'The weak hand practises while the better one wears a mitt.'),
  short('VR', 'Virtual reality', 'Tasks in a picture that answers.'),
  short('GMFCS', 'Gross Motor Function Classification System', 'Five levels of getting about in cerebral palsy.'),
  short('COPM', 'Canadian Occupational Performance Measure', 'What matters to the person and how well it goes.'),
];
