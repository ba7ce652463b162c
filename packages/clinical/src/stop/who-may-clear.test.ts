import { stopRowOfReason } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { type StopReason, stopReasons } from '../log/vocabulary.ts';
import { clearFlaws } from './index.ts';
import { base, chart, TestVisit } from './visit.fixture.ts';

/** What has to be there before practice goes on: a new reading or score, nothing measured, or never in this visit. */
type Waits = 'reading' | 'words' | 'never';
/** How an assistant clears: by the measurement alone, with a therapist reached, or not at all. */
type Assistant = 'alone' | 'reached' | 'no';

/** What the safety design says of each reason, written down by itself and not read from the table of stop rules. */
const expected: Readonly<Record<Exclude<StopReason, 'by-mistake'>, readonly [Waits, Assistant]>> = {
  'cardiac-arrest': ['never', 'no'],
  anaphylaxis: ['never', 'no'],
  'new-neurological-sign': ['never', 'no'],
  'head-strike': ['never', 'no'],
  'device-alarm': ['never', 'no'],
  'breathing-or-swallowing': ['never', 'no'],
  'muscle-breakdown': ['never', 'no'],
  choking: ['words', 'no'],
  seizure: ['words', 'no'],
  'myasthenia-sign': ['words', 'no'],
  'spreading-weakness': ['words', 'no'],
  'chest-pain': ['reading', 'no'],
  fainting: ['reading', 'no'],
  hypoglycemia: ['reading', 'no'],
  dysreflexia: ['reading', 'no'],
  pain: ['reading', 'alone'],
  'vital-signs': ['reading', 'alone'],
  dizziness: ['reading', 'alone'],
  'orthostatic-drop': ['reading', 'alone'],
  fall: ['reading', 'reached'],
  breathlessness: ['reading', 'reached'],
  fatigue: ['words', 'reached'],
  'asked-to-stop': ['words', 'reached'],
  nausea: ['words', 'reached'],
  'skin-reaction': ['words', 'reached'],
  equipment: ['words', 'reached'],
  'heat-or-fatigue-sign': ['words', 'reached'],
  'baclofen-withdrawal': ['never', 'no'],
  unknown: ['words', 'reached'],
  other: ['words', 'reached'],
};

const whys = stopReasons.filter((why) => why !== 'by-mistake');
const readings = ['none', 'outside', 'inside'] as const;
const words = 'Looked at with the patient, settled after rest';
const reached = { name: 'D. Rivera', how: 'phone', at: 1 };
const limits = { id: base.patient.id, systolic: { most: 160 }, pain: 6, vitalsFirst: false };

/** A STOP with its reason, and what was measured and rated since. */
function stopped(why: (typeof whys)[number], reading: (typeof readings)[number]) {
  const visit = new TestVisit(chart({}, { limits })).start();
  visit.stop(why);
  if (reading === 'none') return visit.fold();
  const systolic = reading === 'outside' ? 190 : 130;
  visit.say('vitals.taken', { when: 'during', systolic, diastolic: 80, heartRate: 76, spo2: 97, glucose: 110, symptoms: [] });
  visit.say('pain.rated', { when: 'during', score: reading === 'outside' ? 8 : 2 });
  return visit.fold();
}

describe('who may clear a STOP, for every reason, role and reading', () => {
  it.each(whys)('%s', (why) => {
    const [waits, byAssistant] = expected[why];
    const exception = stopRowOfReason(why)?.recovery?.exceptions?.[0]?.id;
    for (const reading of readings) {
      const visit = stopped(why, reading);
      const measured = waits === 'words' || (waits === 'reading' && reading === 'inside');
      const may = (role: string, clear: object) => clearFlaws(visit, clear, role).length === 0;
      const what = `${why}, ${reading}`;
      const all = { text: words, exception, reached };
      expect(may('therapist', all), `therapist, ${what}`).toBe(measured);
      expect(may('assistant', all), `assistant, ${what}`).toBe(measured && byAssistant !== 'no');
      expect(may('assistant', {}), `assistant alone, ${what}`).toBe(measured && byAssistant === 'alone');
      if (byAssistant !== 'alone') expect(may('therapist', { exception }), `without words, ${what}`).toBe(false);
      if (exception !== undefined) expect(may('therapist', { text: words }), `without exception, ${what}`).toBe(false);
      for (const role of ['front-desk', 'biller', 'admin']) expect(may(role, all), `${role}, ${what}`).toBe(false);
    }
  });
});
