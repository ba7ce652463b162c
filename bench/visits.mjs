import { exercises, screenQuestions } from '@eupraxia/catalogue';
import { codingOf, timedUnits } from '@eupraxia/claims';
import { parseEvent, readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { gateOf } from '@eupraxia/clinical/gate';
import { composeNote } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import { medianSeconds } from './stopwatch.mjs';

const codes = ['97112', '97110', '97116', '97140', '97530'];

const rounds = 10;

/** Two thousand visits of four bouts each, the same on every machine. */
function inputs() {
  return Array.from({ length: 2000 }, (_, visit) => ({
    date: '2026-11-22',
    discipline: 'PT',
    payer: { unitMethod: visit % 2 ? 'CMS_TOTAL' : 'CPT_MIDPOINT', assistantModifier: visit % 3 === 0 },
    bouts: Array.from({ length: 4 }, (_, bout) => ({
      code: codes[(visit + bout) % codes.length],
      seconds: 200 + ((visit * 131 + bout * 977) % 1500),
      by: bout === 3 && visit % 3 === 0 ? 'assistant' : 'therapist',
    })),
  }));
}

/** Every exercise of the catalog for a person with no risk, one of whom nothing was asked, and one with many answers. */
function gateInputs() {
  const person = {
    age: 61,
    conditions: ['stroke'],
    vitals: [{ when: 'before', posture: 'sitting', systolic: 142, diastolic: 84 }],
    limits: {},
    treatment: 'given',
    agreedBy: 'patient',
    orders: [],
    reasons: [],
  };
  const many = Object.fromEntries(
    screenQuestions.filter((_, n) => n % 3 === 0).map(({ id }) => [id, { answer: 'yes', state: 'known', since: '2026-11-01' }]),
  );
  const people = [
    { ...person, answers: {}, otherAnswers: 'no' },
    { ...person, answers: {}, otherAnswers: 'unknown' },
    { ...person, answers: many, otherAnswers: 'no' },
  ];
  return people.flatMap((patient) =>
    exercises.map(({ id, name }) => ({
      patient,
      item: { exerciseId: id, texts: [name], code: '97112', side: 'left', bodyPart: '' },
    })),
  );
}

/** Units, folds and notes. */
export async function benchVisits() {
  const visits = inputs();
  // Ten times over in each turn: a turn of a few milliseconds would measure the compiler more than the count.
  const coded = await medianSeconds(() => {
    let good = 0;
    for (let round = 0; round < rounds; round++) for (const visit of visits) good += Number(timedUnits(visit).ok);
    return good || undefined;
  });
  const { envelopes } = exampleVisit({ events: 5000 });
  const wire = JSON.parse(JSON.stringify(envelopes));
  const parsed = await medianSeconds(() => wire.map(parseEvent).filter((event) => event.ok).length || undefined);
  const folded = await medianSeconds(() => foldVisit(readLog(envelopes)));
  const log = readLog(envelopes);
  const visit = foldVisit(log);
  const noted = await medianSeconds(() => composeNote(log, { locale: 'en-US' }));
  const unit = await medianSeconds(() => timedUnits(codingOf(visit)));
  const starts = gateInputs();
  const judged = await medianSeconds(
    () => starts.filter(({ patient, item }) => gateOf(patient, item, '2026-11-30').start === 'may').length || undefined,
  );
  return [
    { what: 'visits coded', value: `${Math.round((visits.length * rounds) / coded).toLocaleString('en-US')} visits/s` },
    { what: 'parse 5,000 events as they arrive', value: ms(parsed) },
    { what: 'read and fold 5,000 events', value: ms(folded) },
    { what: 'compose the note of 5,000 events', value: ms(noted) },
    { what: 'units of that visit', value: ms(unit) },
    { what: 'gate: one start judged (every exercise, three people)', value: `${((judged * 1e6) / starts.length).toFixed(0)} µs` },
  ];
}

const ms = (secondsTaken) => `${(secondsTaken * 1000).toFixed(2)} ms`;
