import type { SourceStatus } from '@eupraxia/catalogue';
import type { ParameterName } from './parameters.ts';

/**
 * When a rule works. `always`: no one can switch it off. `on`: until the therapist switches it off. `chosen`: where the
 * therapist orders what it is about (a feedback policy, a schedule, a target). `off`: until the therapist switches it on.
 */
export type Standing = 'always' | 'on' | 'chosen' | 'off';

/** One finding of motor learning, and what the coach does about it. */
export interface RuleRow {
  /** Number of the row in the collection of findings that the coach was made from. */
  readonly row: number;
  readonly name: string;
  readonly finding: string;
  /** What the coach does while the rule is on. */
  readonly does: string;
  readonly standing: Standing;
  /** Why it stands so, where its source alone would not let it. */
  readonly because?: string;
  /** The numbers that it goes by. */
  readonly numbers: readonly ParameterName[];
  readonly source: string;
  /** How far the source carries the rule: only `verified` rows are on by themselves, others say `because`. */
  readonly status: SourceStatus;
  /** For whom it may not hold. */
  readonly caution?: string;
}

const general = 'General knowledge, no source at hand';
const optimal = 'Wulf & Lewthwaite 2016 (doi 10.3758/s13423-015-0999-9)';
const ownRule = 'a rule of safety of this program; it does not wait for a study';

/** All rules of motor learning that the coach knows, by name. Whether each is on is asked with `isOn`. */
export const ruleRows = {
  'learning-not-performance': {
    row: 1,
    name: 'Performance is not learning',
    finding: 'What improves within practice can be gone the next day; only a later test or another task shows what was learned.',
    does: 'Calls the trend of a session performance, and learning only the first whole block without feedback a day or more later.',
    standing: 'always',
    numbers: ['retentionHours', 'probeTrials'],
    source:
      '“Difficulty is a real challenge: a perspective on the role of cognitive effort in motor skill learning” (Motor Skills Lab, UBC)',
    status: 'verified',
  },
  'retention-probe': {
    row: 2,
    name: 'Retention probe',
    finding: 'Retention is the same task after a pause, without added feedback.',
    does: 'Says when a probe is due (1 day, 1 week, 2 weeks after the last practice) and compares it with what was there before. Never cold where a fall is possible.',
    standing: 'on',
    numbers: ['probeTrials', 'retentionHours'],
    source: 'Aoyagi 2019 (doi:10.1589/jpts.31.687): tests after 1 day, 1 week, 2 weeks',
    status: 'verified',
  },
  'transfer-probe': {
    row: 3,
    name: 'Transfer probe',
    finding: 'A variant that was never practised shows whether the skill generalises.',
    does: 'Says when a trial of a new object, height or surface is due and gives its success over that of the practised task.',
    standing: 'off',
    numbers: ['transferEvery', 'transferTrials'],
    source: general,
    status: 'unsourced',
  },
  'faded-feedback': {
    row: 4,
    name: 'Faded feedback',
    finding: 'Feedback in fewer and fewer trials is kept better than feedback in every trial.',
    does: 'Takes the live signal away from a quarter of the trials more after each set that goes well, down to one trial in four.',
    standing: 'on',
    numbers: ['fadeStart', 'fadeStep', 'fadeEnd', 'fadeAt'],
    source: 'Aoyagi 2019 (doi:10.1589/jpts.31.687), 46 adults; Winstein 1991 (Phys Ther 71:140)',
    status: 'verified',
    caution: 'Young healthy adults in a laboratory; not for severe loss of cognition without thought.',
  },
  'summary-feedback': {
    row: 5,
    name: 'Summary feedback',
    finding: 'Results after several trials slow practice and are kept better than results after each.',
    does: 'Shows the trials of a run one by one (summary) or their mean (average) after the last of them.',
    standing: 'chosen',
    numbers: ['summaryEvery'],
    source: 'Schmidt 1989 and Winstein 1991, as teaching notes give them',
    status: 'verified',
    caution: 'The more complex the task, the shorter the run.',
  },
  'bandwidth-feedback': {
    row: 6,
    name: 'Bandwidth feedback',
    finding: 'Silence inside a band and a word outside it fades by itself as control grows.',
    does: 'Ticks inside the band; outside says which way and how far.',
    standing: 'chosen',
    numbers: ['bandwidth'],
    source: 'Schmidt’s bandwidth feedback, as teaching notes give it; the width is ours',
    status: 'unverified',
  },
  'self-controlled-feedback': {
    row: 7,
    name: 'Feedback on request',
    finding: 'Learners who choose when to see a result may learn more; corrected for publication bias the effect is small.',
    does: 'Shows a result when the patient asks, counts the asking, reminds once.',
    standing: 'chosen',
    numbers: ['promptAfter'],
    source: `${optimal}; against it McKay 2022 (doi 10.15626/mp.2021.2803): about 0.1 standard deviations after correction`,
    status: 'unverified',
  },
  'estimate-first': {
    row: 8,
    name: 'Judge yourself first',
    finding: 'A pause before the result, used to judge the trial oneself, trains the sense of error.',
    does: 'Asks on some trials how it was, 0 to 10, before the result. The pause itself (`resultDelay`) is there in any case.',
    standing: 'off',
    numbers: ['estimateEvery', 'resultDelay'],
    source: 'Teaching notes: 2 to 5 s',
    status: 'unverified',
  },
  'terminal-after-concurrent': {
    row: 9,
    name: 'Signal first, results later',
    finding: 'A signal shown while moving guides, and can become a crutch; results after the trial are kept better.',
    does: 'Under concurrent feedback shows the signal in all trials of the first set, then in few. Under terminal feedback shows results only.',
    standing: 'chosen',
    numbers: ['concurrentLate'],
    source: general,
    status: 'unsourced',
  },
  'external-focus': {
    row: 10,
    name: 'Attention outward',
    finding: 'Attention on the effect of a movement beats attention on the body part.',
    does: 'Puts cues about the effect first, and marks a text that speaks of the body part.',
    standing: 'on',
    numbers: [],
    source: optimal,
    status: 'verified',
    caution: 'Less uniform in neurological patients.',
  },
  'good-trials': {
    row: 11,
    name: 'Results of good trials',
    finding: 'Seeing what went well helps motivation and learning.',
    does: 'Under terminal feedback shows the best of the last few trials instead of every one; compares with oneself alone.',
    standing: 'off',
    numbers: ['goodOf'],
    source: optimal,
    status: 'unverified',
  },
  'small-choices': {
    row: 12,
    name: 'Small choices',
    finding: 'Choosing something, even a trifle, helps learning.',
    does: 'Offers the patient the order or the object after each set.',
    standing: 'off',
    numbers: [],
    source: optimal,
    status: 'unverified',
  },
  'challenge-point': {
    row: 13,
    name: 'Challenge point',
    finding: 'A task teaches most at the difficulty that fits the learner, and that rises with skill.',
    does: 'Keeps success within a band by moving the threshold, or by saying that a harder or easier step may be due.',
    standing: 'on',
    because: 'a threshold needs some band; this one is the program’s own default',
    numbers: ['successLow', 'successHigh', 'window', 'fewest', 'step'],
    source: 'Guadagnoli & Lee 2004 (PMID 15130871) for the idea',
    status: 'unverified',
  },
  'success-not-above-85': {
    row: 14,
    name: 'The 85 % rule',
    finding: 'For machines that learn to tell two classes apart, about 16 % errors teach fastest.',
    does: 'Serves as the upper end of the band, and forces nothing.',
    standing: 'on',
    numbers: ['successHigh'],
    source: 'Wilson 2019 (Nat Commun 10:4646)',
    status: 'verified',
    caution: 'Derived for classifiers, not for movement.',
  },
  staircase: {
    row: 15,
    name: 'Staircase',
    finding: 'A step up after three successes in a row and down after a miss settles near 79 % success.',
    does: 'Moves the threshold from trial to trial instead of from set to set.',
    standing: 'off',
    numbers: ['stairsUp', 'stairsDown', 'step'],
    source: 'Levitt 1971, of psychophysics; general knowledge',
    status: 'unsourced',
  },
  'one-change': {
    row: 16,
    name: 'One change at a time',
    finding: 'Progress when a patient does better than asked, step back after three sessions below, and change one thing only.',
    does: 'Changes the threshold or the feedback, never both; proposes one variable and waits until it was practised.',
    standing: 'always',
    numbers: ['underSets', 'underSessions', 'overSessions'],
    source: 'Progression table in PMC7783996',
    status: 'verified',
  },
  'schedule-by-stage': {
    row: 17,
    name: 'Blocked, then random',
    finding: 'Mixed tasks make practice look worse and are kept better, in the laboratory; blocked suits the beginning.',
    does: 'Advises blocked, serial or random by stage. The schedule itself is the therapist’s to choose.',
    standing: 'off',
    numbers: ['earlySuccess'],
    source:
      'Shea & Morgan 1979, as teaching notes give it; Czyż 2024 (doi 10.1038/s41598-024-65753-3): medium effect in the laboratory, almost none outside',
    status: 'unverified',
    caution: 'Little effect in applied settings and in the young; poor memory may change it.',
  },
  'variable-practice': {
    row: 18,
    name: 'Variable practice',
    finding: 'Varying distance, weight or surface helps the skill to generalise, once the plain task is there.',
    does: 'Draws a variant for each trial under a variable schedule, from a success in the plain task on.',
    standing: 'chosen',
    numbers: ['variedFrom'],
    source: 'Exerc Sport Sci Rev 2013;41(1), on intervention-induced variability',
    status: 'unverified',
  },
  'work-and-rest': {
    row: 19,
    name: 'Work and rest',
    finding: 'Practice with rests teaches more for its time and tires less.',
    does: 'Proposes a rest as long as the work of the set that ended.',
    standing: 'off',
    numbers: ['restPerWork'],
    source: 'Teaching notes',
    status: 'unverified',
    caution: 'Constraint-induced therapy is massed on purpose.',
  },
  'whole-and-part': {
    row: 20,
    name: 'Whole and part',
    finding: 'Parts can be practised where the task is a chain of separate steps; a rhythm like gait wants the whole.',
    does: 'Says whether a part may be practised by itself.',
    standing: 'off',
    numbers: [],
    source: general,
    status: 'unsourced',
  },
  'dose-against-usual': {
    row: 21,
    name: 'Dose against usual care',
    finding: 'Usual sessions hold about 32 arm repetitions and 357 steps.',
    does: 'Shows the day’s repetitions beside these.',
    standing: 'on',
    numbers: [],
    source: 'Lang 2009 (PMC3008558)',
    status: 'verified',
  },
  'high-dose': {
    row: 22,
    name: 'High dose',
    finding: 'About 300 task repetitions in an hour are feasible after stroke; whether more is better is not clear.',
    does: 'Offers 100, 200 and 300 as targets for task practice of an arm, nowhere else.',
    standing: 'on',
    numbers: [],
    source: 'Waddell 2014 (inpatients, 289 in 47 active minutes); PMC4485917 (median 340, 64 % of the time active)',
    status: 'verified',
    caution: 'Never for a face, a dystrophy or pain. Lang 2016 found no clear relation of dose and response in chronic stroke.',
  },
  'walking-intensity': {
    row: 23,
    name: 'Walking intensity',
    finding: 'Walking at 60 to 80 % of the heart-rate reserve improves walking.',
    does: 'Gives the zone from resting and highest heart rate that the clinician stated; assumes neither.',
    standing: 'chosen',
    numbers: [],
    source: 'PMC9951105',
    status: 'verified',
    caution: 'Beta blockers change the highest rate; effort 14–17 of 20 instead.',
  },
  'balance-dose': {
    row: 24,
    name: 'Balance minutes',
    finding: 'Programs that prevent falls challenge balance for two hours a week or more.',
    does: 'Sums the minutes of challenging balance work of the last seven days against 120.',
    standing: 'on',
    numbers: [],
    source: 'Sherrington 2011 (PMID 21632004); a later review cites three hours',
    status: 'verified',
  },
  'stop-rules': {
    row: 25,
    name: 'Stop rules',
    finding: 'Pain that rises, a sign outside its limit or a warning symptom ends practice until a clinician clears it.',
    does: 'Freezes feedback at once, records the stop, waits to be cleared.',
    standing: 'always',
    because: ownRule,
    numbers: ['painRise', 'dysreflexiaRise', 'dysreflexiaRiseChild', 'dysreflexiaEmergency'],
    source: general,
    status: 'unsourced',
    caution: 'Limits are the clinician’s.',
  },
  'feedback-channel': {
    row: 26,
    name: 'Eye, ear or touch',
    finding: 'Sight suits space, hearing suits timing, touch suits correction.',
    does: 'Proposes a channel by what is measured.',
    standing: 'off',
    numbers: [],
    source: 'Sigrist 2013; general knowledge',
    status: 'unsourced',
  },
  'less-guidance': {
    row: 27,
    name: 'Less guidance',
    finding: 'Help in too many trials is learned with the task.',
    does: 'Says when hands-on help came in most repetitions of two sets in a row.',
    standing: 'off',
    numbers: ['guidedShare', 'guidedSets'],
    source: general,
    status: 'unsourced',
    caution: 'A patient who cannot move safely without help needs it.',
  },
  'error-augmentation': {
    row: 28,
    name: 'Larger errors',
    finding: 'Showing an error larger than it is speeds adaptation in some.',
    does: 'Multiplies the shown deviation from the zone by a gain of at most 1.5.',
    standing: 'off',
    numbers: [],
    source: general,
    status: 'unsourced',
  },
  'night-between': {
    row: 29,
    name: 'A night between',
    finding: 'A skill settles overnight.',
    does: 'Advises against a new task at the end of a session.',
    standing: 'off',
    numbers: ['settleMinutes'],
    source: general,
    status: 'unsourced',
  },
  motivation: {
    row: 30,
    name: 'Joy and confidence',
    finding: 'Practice, motivation and feedback are what the work rests on.',
    does: 'Asks for joy and confidence, 1 to 5 each, once a session.',
    standing: 'on',
    numbers: [],
    source: 'Principle of this program',
    status: 'verified',
  },
  'ten-principles': {
    row: 31,
    name: 'Principles of plasticity',
    finding:
      'Use, repetition, intensity, specificity, salience, timing, age, transfer and interference shape what practice changes.',
    does: 'Asks of a program what it says to each.',
    standing: 'off',
    numbers: [],
    source: 'Kleim & Jones 2008; general knowledge',
    status: 'unsourced',
  },
  'learning-curve': {
    row: 32,
    name: 'Learning curve',
    finding: 'Gains get smaller along an exponential; a plateau asks for a change.',
    does: 'Fits the curve over sessions and proposes a change where the last ones brought next to nothing.',
    standing: 'off',
    numbers: ['plateauSessions', 'plateauChange'],
    source: general,
    status: 'unsourced',
  },
  automaticity: {
    row: 33,
    name: 'Second task',
    finding: 'A skill that bears a second task is near automatic.',
    does: 'Says so where a second task costs less than a tenth.',
    standing: 'off',
    numbers: ['automaticBelow'],
    source: general,
    status: 'unsourced',
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

export type RuleId = keyof typeof ruleRows;

/** What the therapist switched on or off. A rule that is not named stands as its row has it. */
export type RuleChoices = { readonly [K in RuleId]?: boolean };
