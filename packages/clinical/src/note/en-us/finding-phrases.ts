import type { Phrases } from '../phrase-book.ts';
import { timeFindingPhrases } from './time-phrases.ts';
import * as w from './words.ts';

const elements: Readonly<Record<string, string>> = {
  'body-part': 'body part not named',
  activity: 'activity not named',
  objective: 'objective not named',
  'sets-and-repetitions': 'no repetition counted',
  resistance: 'resistance not recorded',
  cues: 'no cue recorded',
  response: 'no effort, pain or other response',
  progress: 'not compared with before',
};

const unreadWhy: Readonly<Record<string, string>> = {
  newer: 'a newer version of Eupraxia wrote it',
  'unknown-kind': 'this program does not know its kind',
  'unfit-body': 'its content does not fit its kind',
};

const contradictions: Readonly<Record<string, string>> = {
  'resumed-before-start': 'an activity was resumed that had not been started',
  'clearance-ignored': 'a STOP was to be cleared without what its reason asks for; it stayed',
  'started-under-stop': 'an activity was started while a STOP was not cleared; its time does not count',
  'started-after-finish': 'an activity was started after the visit had been finished; its time counts',
  'start-refused': 'a start that a safety rule blocks was refused by the server; it gives no time',
  'not-in-program': 'an entry names an activity that is not in the program of this visit',
  'opened-twice': 'the visit was opened twice; the first opening holds',
};

const conflicts: Readonly<Record<string, string>> = {
  id: 'two different events carry one id',
  seq: 'two different events claim one place in a stream',
  visit: 'an event of another visit lies in this log',
};

/** English sentences of what to resolve before the signature, and the words on the buttons that resolve it. */
export const findingPhrases: Phrases = {
  ...timeFindingPhrases,
  'finding.not-opened': () =>
    'The opening of this visit has not arrived, so there is no program to write a note by. Wait for the server.',
  'finding.no-events': () => 'Nothing was recorded in this visit.',
  'finding.nothing-to-add': () => 'Nothing has reached the log after the signature.',
  'finding.stop-open': (p) => `The STOP of ${w.twelveHour(p.id('time'))} is not cleared. Clear it before you sign.`,
  'finding.activity-running': (p) => `The clock of ${w.activity(p.activity('activity'))} still runs. Stop it before you sign.`,
  'finding.unread': (p) =>
    `An entry of kind ${w.quoted(p.id('kind'))} (${p.id('hash')}…) cannot be read: ${unreadWhy[p.id('why')] ?? p.id('why')}. It is kept and listed under the note. Open the visit with the newest version of Eupraxia, or go on without it.`,
  'finding.partly-read': (p) =>
    `${w.count(p.number('count'), 'entry', 'entries')} of a newer version of Eupraxia ${p.number('count') === 1 ? 'holds' : 'hold'} parts that this one does not know. They are kept; what it knows of them is in the note.`,
  'finding.start-questioned': (p) =>
    `The start at ${w.twelveHour(p.id('time'))} came before what ${p.number('count') === 1 ? 'a safety rule asks' : `${p.number('count')} safety rules ask`} for was recorded. Say why it was safe before you sign.`,
  'finding.start-blocked-late': (p) =>
    `${p.number('count') === 1 ? 'A safety rule blocks' : `${p.number('count')} safety rules block`} the start at ${w.twelveHour(p.id('time'))}. The server learned of it afterwards, so its time counts. Say what was done and why before you sign.`,
  'finding.clearance-unconfirmed': (p) =>
    `The assistant cleared a STOP at ${w.twelveHour(p.id('time'))}. The therapist who was reached, or another one, confirms it before the note is signed.`,
  'finding.reason-unconfirmed': (p) =>
    `The assistant’s reason of ${w.twelveHour(p.id('time'))} for going on is not confirmed. The therapist who was reached, or another one, confirms it before the note is signed.`,
  'finding.gap': (p) =>
    `${w.count(p.number('missing'), 'entry', 'entries')} of a device that took part ${p.number('missing') === 1 ? 'is' : 'are'} missing from this log. Export the visit again; if a device still keeps entries, open the visit there first.`,
  'finding.conflict': (p) =>
    `The log contradicts itself: ${conflicts[p.id('of')] ?? p.id('of')}. Export the visit again from the server, which keeps neither.`,
  'finding.contradiction': (p) =>
    `At ${w.twelveHour(p.id('time'))} ${contradictions[p.id('what')] ?? p.id('what')}. Take the entry back or correct the time.`,
  'finding.not-finished': () => 'The visit is not finished yet.',
  'finding.stop-unexplained': (p) => `The STOP of ${w.twelveHour(p.id('time'))} has no reason. Say why, or that it is unknown.`,
  'finding.skew': (p) =>
    `The clock of a device went back by up to ${w.duration(p.number('seconds'))}; the times affected were set so that none is negative. Check the minutes.`,
  'finding.not-practised': (p) => `${w.cap(w.activity(p.activity('activity')))} was planned and not practiced.`,
  'finding.time-missing': (p) => `${w.cap(w.activity(p.activity('activity')))} was practiced without the clock. Enter its time.`,
  'finding.intervention-unnamed': () => 'An activity was practiced that has no name. Name it in the program.',
  'finding.response-missing': () => 'How the patient responded is not documented.',
  'finding.plan-missing': () => 'The plan for the next visit is not documented.',
  'finding.time-short': (p) => `${p.alone('name')} (${p.id('code')}) ran for under 1 minute: no unit.`,
  'finding.reference-missing': (p) =>
    `${w.cap(w.activity(p.activity('activity')))} was practiced in percent of a reference that was not recorded.`,
  'finding.elsewhere': (p) =>
    `${w.duration(p.number('seconds'))} of one-on-one time overlaps with another patient’s visit of the clinician and is not billed.`,
  'finding.patient-unconfirmed': () =>
    'The patient and the side were not confirmed before every activity. Check that this is the right chart and side.',
  'finding.therapist-period': (p) =>
    `No therapist has treated since ${w.date(p.id('since'))}. A therapist must treat at least once in each report period of ${p.number('days')} treatment days.`,
  'finding.measure-missing': () => 'No measure is on record, so change cannot be shown.',
  'finding.element': (p) => `${w.cap(w.activity(p.activity('activity')))}: ${elements[p.id('element')] ?? p.id('element')}.`,
  'remedy.go-without': () => 'Go on without it',
  'remedy.clear-stop': () => 'Clear',
  'remedy.explain-stop': () => 'Say why',
  'remedy.answer-start': () => 'Answer',
  'remedy.confirm-clearance': () => 'Confirm clearance',
  'remedy.confirm-reason': () => 'Confirm reason',
  'remedy.stop-clock': () => 'Stop the clock',
  'remedy.finish': () => 'Finish',
  'remedy.correct-time': () => 'Enter time',
  'remedy.confirm-time': () => 'Confirm time',
  'remedy.settle-overlap': () => 'Choose visit',
  'remedy.take-back': () => 'Take back',
  'remedy.repetitions': () => 'Count',
  'remedy.resistance': () => 'Set resistance',
  'remedy.cue': () => 'Add cue',
  'remedy.response': () => 'Rate effort',
  'remedy.progress': () => 'Add remark',
  'remedy.reference': () => 'Set reference',
  'remedy.measure': () => 'Measure',
  'remedy.add-response': () => 'Add response',
  'remedy.add-plan': () => 'Add plan',
  'remedy.program': () => 'Open program',
};
