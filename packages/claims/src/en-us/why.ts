import { codeOn } from '@eupraxia/catalogue';
import type { SplitParams, WhyBook } from '../why.ts';
import { timeText } from './time-text.ts';

/** The reasons of a count in American English. */
export const whyInEnglish: WhyBook = {
  'several-visits': ({ others }) =>
    `The day has ${count(others + 1, 'visit')} of this discipline: the time of all of them is counted together and billed once.`,
  'floored-once': ({ minutes, apart }) =>
    `The seconds of all timed codes, added and then rounded down once, are ${count(minutes, 'minute')} (${apart} where each code is rounded down by itself).`,
  total: ({ minutes, units, quarters, rest, needed }) => {
    const start = `${count(minutes, 'timed minute')} ${minutes === 1 ? 'gives' : 'give'} ${count(units, 'unit')}`;
    if (units === 0) return `${start}: the first unit takes ${needed} minutes.`;
    if (rest === 0) return `${start}: ${count(quarters, 'quarter')} of an hour.`;
    const before = quarters === 0 ? '' : `${count(quarters, 'quarter')} of an hour and `;
    return units > quarters
      ? `${start}: ${before}${count(rest, 'minute')}, enough for ${quarters === 0 ? 'the first' : 'one more'} (${needed} are needed).`
      : `${start}: ${before}${count(rest, 'minute')}, too few for one more (${needed} are needed).`;
  },
  'whole-quarters': ({ code, minutes, quarters, rest }) =>
    `${code}: ${count(minutes, 'minute')} hold ${count(quarters, 'whole quarter')} of an hour${rest === 0 ? '' : `, ${rest} left over`}.`,
  'largest-remainders': ({ codes, remainders }) =>
    `What is left goes to the largest remainders: ${list(codes.map((code, i) => `${code} with ${count(remainders[i] ?? 0, 'minute')}`))}.`,
  'tie-open': (tie) => `${level(tie)}: the clinician chooses.`,
  'tie-chosen': (tie) => `${level(tie)}: the clinician chose ${list(tie.chosen)}.`,
  'tie-partly-chosen': (tie) => `${level(tie)}: the clinician chose ${list(tie.chosen)}; the rest is still to be chosen.`,
  'counted-by-midpoint': ({ code, minutes, units }) =>
    `${code}: ${count(minutes, 'minute')} give ${count(units, 'unit')}, counted for this code alone; a quarter of an hour counts from its 8th minute.`,
  'counted-by-full-quarters': ({ code, minutes, units }) =>
    `${code}: ${count(minutes, 'minute')} give ${count(units, 'unit')}, counted for this code alone; only whole quarters of an hour count.`,
  'preference-without-total': () => 'The order of preference was not needed: this payer counts each code for itself.',
  'preference-not-needed': ({ codes }) => `The preference for ${list(codes)} was not needed: no tie concerns it.`,
  bundled: ({ code, minutes }) =>
    `${code} is never paid by itself: no unit; its ${count(minutes, 'minute')} count to the total only.`,
  untimed: ({ code, minutes, units }) =>
    `${code} is not timed: ${count(units, 'unit')} for the day; its ${count(minutes, 'minute')} count to the total only.`,
  caregiver: ({ code, minutes, units }) =>
    `${code}: ${count(minutes, 'minute')} of training without the patient give ${count(units, 'unit')}, counted apart from the treatment.`,
  monthly: ({ code, minutes }) =>
    `${code} is counted by the calendar month, never in a visit: its ${count(minutes, 'minute')} are left out here.`,
  'assistant-above-tenth': ({ code, therapist, assistant }) =>
    `${code}: the assistant's ${timeText(assistant)} beside the therapist's ${timeText(therapist)} are above a tenth, so it carries the modifier.`,
  'assistant-within-tenth': ({ code, therapist, assistant }) =>
    `${code}: the assistant's ${timeText(assistant)} beside the therapist's ${timeText(therapist)} are not above a tenth, so it carries no modifier.`,
  'split.assistant-alone': (split) => `${shares(split)}: ${result(split)}.`,
  'split.whole-quarters': (split) => `${shares(split)}: each their own whole quarters, so ${result(split)}.`,
  'split.one-each': (split) =>
    `${shares(split)}: beyond whole quarters both have 9 to 14 minutes (${timeText(split.therapistRest)} and ${timeText(split.assistantRest)}), one unit each, so ${result(split)}.`,
  'split.therapist-eight': (split) =>
    `${shares(split)}: the therapist has ${timeText(split.therapistRest)} of the last unit, at least 8 min, so ${result(split)}.`,
  'split.therapist-last': (split) => `${shares(split)}: the last unit is the therapist's, so ${result(split)}.`,
  'split.share': (split) => `${shares(split)}: ${rests(split)}, above a tenth, so ${result(split)}.`,
  'split.under-share': (split) => `${shares(split)}: ${rests(split)}, not above a tenth, so ${result(split)}.`,
  'split.ask': (split) =>
    `${shares(split)}: the rule leaves open how many of the last ${count(split.asked, 'unit')} carry ${split.modifier} (${timeText(split.therapistRest)} and ${timeText(split.assistantRest)} beyond whole quarters): the clinician decides.`,
  'split-chosen': ({ units }) => `The clinician chose: ${count(units, 'unit')} of them with the modifier.`,
  unbilled: ({ code, minutes, by }) =>
    `${code}: ${count(minutes, 'minute')} ${furnished.get(by) ?? 'by a person whose role this program does not know'} bill nothing.`,
  'minutes-without-unit': ({ codes }) => `The minutes of ${list(codes)} stay in the note without a unit so far.`,
  caution: ({ code, day }) => `${code}: ${codeOn(code, day)?.caution ?? 'see its entry in the catalog'}.`,
  'not-verified': ({ code, status }) => `${code}: how it is counted here is ${status}; check it before it is billed.`,
  'nothing-furnished': () => 'Nothing was furnished, so there is nothing to bill.',
};

/** Time that bills nothing, by who furnished it. */
const furnished: ReadonlyMap<string, string> = new Map([
  ['therapist', 'by the therapist'],
  ['both', 'by both'],
  ['assistant', 'by an assistant, who may not furnish it,'],
  ['student', 'by a student'],
  ['aide', 'by an aide'],
  ['none', 'without anyone one-on-one'],
  ['elsewhere', 'that another visit claims too'],
]);

const level = ({ codes, remainder, pick }: { codes: readonly string[]; remainder: number; pick: number }): string =>
  `${list(codes)} each have ${count(remainder, 'minute')} left over for ${count(pick, 'unit')}`;

const shares = ({ code, therapist, assistant }: SplitParams): string =>
  `${code}: the therapist furnished ${timeText(therapist)} and the assistant ${timeText(assistant)}`;

const rests = ({ therapistRest, assistantRest }: SplitParams): string =>
  `of the last ${timeText(therapistRest + assistantRest)} the assistant had ${timeText(assistantRest)}`;

function result({ plain, modified, modifier }: SplitParams): string {
  if (plain === 0) return `${count(modified, 'unit')} with ${modifier}`;
  return modified === 0 ? `${count(plain, 'unit')} without ${modifier}` : `${plain} without and ${modified} with ${modifier}`;
}

/** `1 unit`, `3 units`. */
function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
