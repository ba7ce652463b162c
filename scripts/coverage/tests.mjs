// Tests of screens, visits and notes that several coverage items rest on, by their full titles.
import { test } from './parts.mjs';

const walked = (title) => test('e2e/visit.e2e.ts', `one visit, walked in a browser > ${title}`);
const story = (title) => test('e2e/stories.e2e.ts', `the worked examples, from the chart to the signature > ${title}`);
const told = (title) => test('packages/clinical/src/note/story.test.ts', title);
const search = (title) => test('packages/catalogue/src/search/search.test.ts', `searchCatalogue(text, kind) > ${title}`);

export const evaluates = walked('evaluates: condition with side and onset, a deficit, one measure as baseline');
export const screens = walked('asks the safety screen: what is not known is not no');
export const examines = walked('examines on the body map, by keys too, and plans the care');
export const prescribes = walked('writes the program: each activity with side, objective, and a code that the therapist chose');
export const shows = walked('shows the chart with what was found');
export const treats = walked('treats: repetitions come from the recording, taps are undone, STOP freezes everything');
export const taps = walked('changes to sit-to-stand: the running clock stops, repetitions are tapped');
export const writes = walked('finds the note written: eight elements, each sentence opening its events');
export const counts = walked('counts the units from the same minutes, with the reason in words');
export const signs = walked('signs, and freezes text and seal');
export const bills = walked('bills the signed minutes');

export const guardian = story('a mother decides for her child within a scope and until a day, and the child agrees');
export const haruto = story('Haruto Sato, in physical therapy');
export const helen = story('Helen Costa, in occupational therapy');
export const marcus = story('Marcus Bell, in physical therapy');
export const owen = story('Owen Price, in occupational therapy');
export const ruth = story('Ruth Adler, in physical therapy');
export const samuel = story('Samuel Reyes, in physical therapy');
export const theo = story('Theo Brandt, in physical therapy');

export const wholeNote = told(
  'composeNote(log): worked stories > tells a stroke visit with EMG biofeedback and sit-to-stand whole',
);
export const stormyNote = told(
  'composeNote(log): worked stories > tells a STOP with its reason, a changed zone, a corrected time, and the work of two people',
);
export const reasons = told(
  'the sentences of every story > state a reason only where the therapist gave one, and in the words of it',
);
export const compares = told(
  'comparison with the last visit > states a percentage only where reference kind and placement agree',
);
export const missing = test(
  'packages/clinical/src/note/findings.test.ts',
  'composeNote(log).findings > name each missing element of each activity with the button that resolves it',
);

const plan = (title) => test('packages/clinical/src/plan/plan.test.ts', title);
export const dosesPlan = plan(
  'goalSchema and planSchema > keep where, alone or in a group, how often and how long, and refuse what no plan has',
);
export const certifies = plan(
  'planStanding(plans, certifications, today) > is due for 30 days, then overdue, until somebody certifies',
);
export const plansAgain = plan(
  'planStanding(plans, certifications, today) > asks for a new certification of a new version, and does not know of one from a later day',
);
export const choosesCode = test(
  'packages/catalogue/src/conditions/conditions.test.ts',
  'icdFor(condition, {side, handedness, day}) > narrows a hemiparesis to the one code of cause, side and dominance',
);
export const gates = test(
  'packages/clinical/src/gate/reasons.test.ts',
  'a reason for going on > holds for its rule and its facts for thirty days',
);
export const takesOver = test(
  'packages/clinical/src/visit/clock.test.ts',
  'foldVisit(log, now): the session clock > splits a bout where another person takes over, and counts only skilled one-on-one minutes as timed',
);
export const assistants = test(
  'packages/claims/src/units.test.ts',
  'timedUnits(input) and assistants > splits a code into two lines whose minutes add up',
);
export const units = test('packages/claims/src/units.test.ts', 'timedUnits(input) on the published examples > units: ex1');
export const asks = test(
  'packages/claims/src/units.test.ts',
  'timedUnits(input) and assistants > asks where the rule is silent: two units left, not both with 9 to 14 minutes',
);
export const everyMeasure = test(
  'apps/web/src/stations/evaluate/measure-value.test.ts',
  'readMeasureValue > takes every value on the steps of every measure of the catalogue',
);
export const probes = test(
  'packages/coach/src/signal.test.ts',
  'probe > a cold probe a day or more later, without feedback, is learning; the trend of the day is performance',
);
export const coldProbe = test(
  'e2e/live.e2e.ts',
  'a visit of four activities, by thumb on a tablet > takes the picture away for a probe, also from the ear',
);
export const rules = test(
  'packages/coach/src/taps.test.ts',
  'rules that are switched on > less-guidance speaks after the second set with much hands-on help',
);
export const feedback = test(
  'packages/coach/src/signal.test.ts',
  'feedback > faded feedback, the default, goes from every trial to one in two and one in four, evenly and the same each time',
);
export const schedules = test(
  'apps/web/src/stations/live/practice/next-in-order.test.ts',
  'nextInOrder > nextInOrder(visit) leads through every trial of the program, in each order, and then says so',
);
export const finds = (words, kind, id) => search(`finds ${words} among ${kind} as ${id}`);
export const findsHalf = search('gives what half of a long text finds where no row has all of it');
export const patient = (name) =>
  test(
    'packages/demo/src/patients.test.ts',
    `the chart of ${name} > holds what a visit rests on: history, consents, screening, limits, findings, measured goals, a plan, a program`,
  );
export const refers = test(
  'scripts/coverage/items.test.ts',
  'parts without a row of their own > profession-05: a rule sends the question back to the physician, in words',
);
