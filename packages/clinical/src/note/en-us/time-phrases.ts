import type { PhraseReader, Phrases } from '../phrase-book.ts';
import * as w from './words.ts';

const timeQuestions: Readonly<Record<string, string>> = {
  future: 'it is later than the time at which the server received it',
  late: 'it arrived more than a day later',
  'before-opening': 'it is earlier than the opening of the visit',
  'after-finish': 'the visit had been finished',
  'longer-than-possible': 'with it, one-on-one time adds up to more than the time since the visit was opened',
  'assistant-as-therapist': 'an assistant recorded it as a therapist’s time and named no therapist',
  'assistant-unnamed': 'a therapist recorded it as an assistant’s time and named no assistant',
  'other-day': 'it is not on the date of service',
};

const pauseCauses: Readonly<Record<string, string>> = {
  idle: 'no entry',
  'sign-out': 'signed out',
  left: 'left the chart',
  locked: 'screen locked',
  'day-end': 'end of the day',
  'other-patient': 'another patient was started',
};

const countsWhere: Readonly<Record<string, string>> = {
  here: 'in this visit',
  there: 'in the other visit',
  neither: 'in neither visit',
};

/** With what a stretch of time overlaps: the other patient is never named. */
const overlapping = (p: PhraseReader): string =>
  p.id('of') === 'patient'
    ? 'overlaps with another clinician’s visit of this patient (co-treatment)'
    : 'overlaps with another patient’s visit of the same clinician';

/** Sentences of the note about times that do not count as the clock showed them. */
export const timePhrases: Phrases = {
  'time.cut': (p) => {
    const amount = w.duration(p.number('seconds'));
    const cause = p.has('cause') ? ` (${pauseCauses[p.id('cause')] ?? p.id('cause')})` : '';
    return `The clock was paused at ${w.twelveHour(p.id('time'))} after ${amount} without an entry${cause === ' (no entry)' ? '' : cause}; ${amount} not counted.`;
  },
  'time.overlap': (p) => {
    const counts = countsWhere[p.id('counts')];
    return `One-on-one time of ${w.duration(p.number('seconds'))} from ${w.twelveHour(p.id('time'))} ${overlapping(p)}; ${
      counts === undefined ? 'not counted until a clinician has said where it counts' : `counted ${counts}`
    }.`;
  },
  'time.confirmed': (p) =>
    `Entry of ${w.twelveHour(p.id('time'))} confirmed by ${p.text('name')} at ${w.twelveHour(p.id('at'))}: ${w.quoted(p.text('reason'))}.`,
};

const outside = (p: PhraseReader): string =>
  `${w.duration(p.number('seconds'))} of the time entered by hand for ${w.activity(p.activity('activity'))} is outside the visit, which lasted ${w.duration(p.number('wall'))}.`;

const shared = (p: PhraseReader): string =>
  p.id('of') === 'patient'
    ? `${w.duration(p.number('seconds'))} of one-on-one time from ${w.twelveHour(p.id('time'))} overlaps with another clinician’s visit of this patient (co-treatment).`
    : `${w.duration(p.number('seconds'))} of one-on-one time from ${w.twelveHour(p.id('time'))} overlaps with another patient’s visit.`;

/** What to resolve about times before the signature, and what stays visible afterward. */
export const timeFindingPhrases: Phrases = {
  'finding.time-questioned': (p) =>
    `The time of the entry at ${w.twelveHour(p.id('time'))} is in question: ${timeQuestions[p.id('why')] ?? p.id('why')}. Confirm it with a reason, or take the entry back.`,
  'finding.time-confirmed': (p) =>
    `The time of the entry at ${w.twelveHour(p.id('time'))} was in question (${timeQuestions[p.id('why')] ?? p.id('why')}) and is confirmed by a therapist.`,
  'finding.pause-restored': (p) =>
    `The pause of the clock at ${w.twelveHour(p.id('time'))} was taken back, so the time before it counts. Confirm that you treated, with a reason.`,
  'finding.pause-confirmed': (p) =>
    `The pause of the clock at ${w.twelveHour(p.id('time'))} was taken back; a therapist confirmed the time before it.`,
  'finding.attention-restored': (p) =>
    `The change of who treated, or how, at ${w.twelveHour(p.id('time'))} was taken back later, so the time after it counts as before. Confirm that you treated like this, with a reason.`,
  'finding.attention-confirmed': (p) =>
    `The change of who treated, or how, at ${w.twelveHour(p.id('time'))} was taken back later; a therapist confirmed the time after it.`,
  'finding.time-named-word': (p) =>
    `Somebody else recorded the time from ${w.twelveHour(p.id('time'))} for ${p.text('name')}, who has recorded nothing in this visit since. They record what they did, or another therapist confirms the time with a reason.`,
  'finding.time-named-level': (p) =>
    `The time from ${w.twelveHour(p.id('time'))} counts for more than the level that the clinic has on record for ${p.text('name')}. Change whose time it is, or confirm it with a reason.`,
  'finding.time-named-confirmed': (p) =>
    `The time from ${w.twelveHour(p.id('time'))} counts for ${p.text('name')} by the confirmation of a therapist.`,
  'finding.time-ahead': (p) =>
    `The time entered by hand for ${w.activity(p.activity('activity'))} ends after it was entered (${w.twelveHour(p.id('time'))}). Correct it.`,
  'finding.time-twice': (p) =>
    `${w.duration(p.number('seconds'))} of the time entered by hand for ${w.activity(p.activity('activity'))} overlaps with the time of another activity of this visit. Correct it.`,
  'finding.time-beyond-visit': (p) =>
    `${outside(p)} Enter when this time began and why the clock missed it, in at least three words, or correct it.`,
  'finding.time-beyond-unconfirmed': (p) => `${outside(p)} A therapist has to confirm that this time was treated.`,
  'finding.time-beyond-confirmed': (p) => `${outside(p)} A therapist confirmed it.`,
  'finding.time-day-total': (p) =>
    `The times of this patient add up to ${w.duration(p.number('seconds'))} on this day, more than 16 hours. Correct them.`,
  'finding.overlap-open': (p) => `${shared(p)} Say in which visit it counts.`,
  'finding.overlap-disputed': (p) => `${shared(p)} Both visits claim it: change the answer here or in the other visit.`,
  'finding.overlap-settled': (p) => `${shared(p)} It counts ${countsWhere[p.id('counts')] ?? p.id('counts')}.`,
  'finding.cotreatment': (p) => `${shared(p)} Say why both clinicians treated at the same time.`,
};
