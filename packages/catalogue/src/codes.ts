import type { SourceStatus } from './base.ts';
import type { Discipline } from './disciplines.ts';
import { alwaysHeld } from './release.ts';
import type { CodeRow } from './row.ts';

/*
 * Billing codes by number, with labels of our own: the official descriptors belong to the American Medical
 * Association and come in by the clinic's own licensed file.
 */
const seenIn = 'Published always-therapy code lists and the eight-minute rule (htstherapy.com; ptbillingservices.com)';
const toCheck = 'General knowledge; to be checked against the licensed code file';

const both: readonly Discipline[] = ['PT', 'OT'];
const everyDiscipline: readonly Discipline[] = ['PT', 'OT', 'SLP'];

type CodeFields = Partial<Omit<CodeRow, 'kind' | 'code' | 'id' | 'name'>>;

function code(number: string, name: string, status: SourceStatus, given: CodeFields): CodeRow {
  return {
    id: number,
    kind: 'code',
    code: number,
    name,
    service: name,
    kindOfService: 'of-the-person',
    synonyms: [],
    source: status === 'verified' ? seenIn : toCheck,
    status,
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
    unitMinutes: null,
    addOnOf: null,
    pool: 'untimed',
    disciplines: both,
    attendance: 'one-on-one',
    assistant: true,
    bundled: false,
    caution: null,
    ...given,
  };
}

const timed = (number: string, name: string, status: SourceStatus, given: CodeFields = {}): CodeRow =>
  code(number, name, status, { unitMinutes: 15, pool: 'visit', ...given });

const evaluation = (number: string, name: string, status: SourceStatus, discipline: Discipline): CodeRow =>
  code(number, name, status, {
    disciplines: [discipline],
    assistant: false,
    effectiveFrom: '2017-01-01',
    synonyms: ['evaluation', 'eval', 'assessment'],
  });

/** Every billing code that this program can count, in numeric order. */
export const codes: readonly CodeRow[] = [
  code('90901', 'Biofeedback, any modality', 'unverified', {
    caution: 'never for minutes that 97112 is billed for, and for Medicare only after conventional treatment failed',
    synonyms: ['emg biofeedback'],
    source: `${toCheck}; Medicare NCD 30.1: muscle re-education only after conventional treatment failed`,
  }),
  timed('90912', 'Pelvic-floor biofeedback, first quarter of an hour', 'unverified', {
    service: 'Pelvic-floor biofeedback',
    effectiveFrom: '2020-01-01',
    synonyms: ['perineal biofeedback'],
  }),
  timed('90913', 'Pelvic-floor biofeedback, each additional 15 minutes', 'unverified', {
    service: 'Pelvic-floor biofeedback',
    addOnOf: '90912',
    effectiveFrom: '2020-01-01',
    synonyms: ['perineal biofeedback'],
  }),
  code('97010', 'Hot or cold pack', 'verified', { attendance: 'unattended', bundled: true, synonyms: ['heat', 'ice'] }),
  code('97012', 'Mechanical traction', 'verified', { attendance: 'unattended' }),
  code('97014', 'Electrical stimulation, unattended (payers other than Medicare)', 'verified', {
    attendance: 'unattended',
    caution: 'Medicare does not take it and wants G0283 instead',
    synonyms: ['e-stim', 'estim', 'nmes'],
  }),
  timed('97032', 'Electrical stimulation, attended', 'verified', { synonyms: ['e-stim', 'estim', 'nmes', 'fes'] }),
  timed('97033', 'Iontophoresis', 'verified'),
  timed('97035', 'Ultrasound', 'verified'),
  timed('97110', 'Therapeutic exercise', 'verified', {
    kindOfService: 'of-a-part',
    synonyms: ['therex', 'strengthening', 'flexibility'],
  }),
  timed('97112', 'Neuromuscular re-education', 'verified', {
    kindOfService: 'of-a-part',
    synonyms: [
      'neuro re-ed',
      'nmr',
      'muscle re-education',
      'balance',
      'proprioception',
      'kinesthetic sense',
      'coordination',
      'posture',
    ],
  }),
  timed('97113', 'Aquatic exercise', 'unverified', { kindOfService: 'of-a-part', synonyms: ['pool therapy'] }),
  timed('97116', 'Gait training', 'verified', { synonyms: ['walking'] }),
  timed('97124', 'Massage', 'verified'),
  timed('97129', 'Cognitive function, first 15 minutes', 'unverified', {
    service: 'Cognitive function',
    disciplines: everyDiscipline,
    effectiveFrom: '2020-01-01',
    synonyms: ['cognition'],
  }),
  timed('97130', 'Cognitive function, each additional 15 minutes', 'unverified', {
    service: 'Cognitive function',
    disciplines: everyDiscipline,
    addOnOf: '97129',
    effectiveFrom: '2020-01-01',
    synonyms: ['cognition'],
  }),
  timed('97140', 'Manual therapy', 'verified', {
    kindOfService: 'of-a-part',
    synonyms: ['mobilization', 'soft tissue'],
  }),
  code('97150', 'Group procedure', 'unverified', { attendance: 'group', synonyms: ['group therapy'] }),
  evaluation('97161', 'Physical therapy evaluation, low complexity', 'verified', 'PT'),
  evaluation('97162', 'Physical therapy evaluation, moderate complexity', 'verified', 'PT'),
  evaluation('97163', 'Physical therapy evaluation, high complexity', 'verified', 'PT'),
  evaluation('97164', 'Physical therapy re-evaluation', 'verified', 'PT'),
  evaluation('97165', 'Occupational therapy evaluation, low complexity', 'unverified', 'OT'),
  evaluation('97166', 'Occupational therapy evaluation, moderate complexity', 'unverified', 'OT'),
  evaluation('97167', 'Occupational therapy evaluation, high complexity', 'unverified', 'OT'),
  evaluation('97168', 'Occupational therapy re-evaluation', 'unverified', 'OT'),
  timed('97530', 'Therapeutic activities', 'verified', { synonyms: ['functional task', 'dynamic activities', 'transfers'] }),
  timed('97533', 'Sensory integration', 'unverified'),
  timed('97535', 'Self-care and home training', 'unverified', { synonyms: ['adl', 'activities of daily living'] }),
  timed('97542', 'Wheelchair training', 'unverified'),
  code('97550', 'Caregiver training without the patient, first 30 minutes', 'unverified', {
    service: 'Caregiver training without the patient',
    disciplines: everyDiscipline,
    unitMinutes: 30,
    pool: 'caregiver',
    effectiveFrom: '2024-01-01',
  }),
  code('97551', 'Caregiver training without the patient, each additional 15 minutes', 'unverified', {
    service: 'Caregiver training without the patient',
    disciplines: everyDiscipline,
    unitMinutes: 15,
    addOnOf: '97550',
    pool: 'caregiver',
    effectiveFrom: '2024-01-01',
  }),
  timed('97750', 'Physical performance test', 'unverified'),
  timed('97755', 'Assistive technology assessment', 'unverified'),
  timed('97760', 'Orthosis training, first encounter', 'unverified'),
  timed('97761', 'Prosthesis training, first encounter', 'unverified'),
  timed('97763', 'Orthosis or prosthesis follow-up', 'unverified'),
  code('98979', 'Remote monitoring management, 10 to 19 minutes of a month', 'verified', {
    unitMinutes: 10,
    pool: 'month',
    effectiveFrom: '2026-01-01',
    source: 'Published summaries of the 2026 remote therapeutic monitoring codes (getorva.com; cliniqhealthcare.com)',
    synonyms: ['rtm'],
  }),
  code('98980', 'Remote monitoring management, first 20 minutes of a month', 'verified', {
    unitMinutes: 20,
    pool: 'month',
    effectiveFrom: '2022-01-01',
    source: 'Published summaries of the 2026 remote therapeutic monitoring codes (getorva.com)',
    synonyms: ['rtm'],
  }),
  code('98981', 'Remote monitoring management, each further 20 minutes', 'verified', {
    unitMinutes: 20,
    addOnOf: '98980',
    pool: 'month',
    effectiveFrom: '2022-01-01',
    source: 'Published summaries of the 2026 remote therapeutic monitoring codes (getorva.com)',
    synonyms: ['rtm'],
  }),
  code('G0283', 'Electrical stimulation, unattended (Medicare)', 'verified', {
    attendance: 'unattended',
    source: 'Billing help pages (help.billing.webpt.com; ptbillingservices.com)',
    synonyms: ['e-stim', 'estim', 'nmes'],
  }),
];

/** The row of a code that held on a day (`YYYY-MM-DD`), or undefined. */
export function codeOn(number: string, day: string): CodeRow | undefined {
  return codes.find(
    (row) => row.code === number && row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo),
  );
}
