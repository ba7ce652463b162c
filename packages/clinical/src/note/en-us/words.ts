import type { Side } from '../../log/vocabulary.ts';

/** The small grammar of English that the phrases share. */

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
const signed = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

export const num = (value: number): string => format.format(value === 0 ? 0 : value);

/** An amplitude, whose digits were cut when it was said: `0.029` stays. */
export const reading = (value: number): string => fine.format(value);

/** With its sign, a true minus included: `+7`, `−3`. */
export const change = (value: number): string => signed.format(value === 0 ? 0 : value).replace('-', '−');

export const count = (n: number, one: string, many: string = `${one}s`): string => `${num(n)} ${n === 1 ? one : many}`;

/** Units that do not stand behind their number with a space, by the unit's id. */
const amounts: Readonly<Record<string, (value: string) => string>> = {
  '°': (value) => `${value}°`,
  grade: (value) => `grade ${value}`,
  level: (value) => `level ${value}`,
};

/** A value with its unit: `24 points`, `18°`, `grade 2`. */
export const amount = (value: number, unit: string): string => amounts[unit]?.(num(value)) ?? `${num(value)} ${unit}`;

/** `a`, `a and b`, `a, b and c`. */
export function and(list: readonly (string | number)[]): string {
  const texts = list.map((item) => (typeof item === 'number' ? num(item) : item));
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

export const inTurn = (list: readonly string[]): string => list.join(', then ');

export const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence of this book behind a colon. */
export const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A person's words without the stop at their end, where the sentence goes on or ends behind them. */
export const unstopped = (text: string): string => text.trim().replace(/\.$/, '');

/** The first clause of a long description, at most 60 characters of it. */
export function brief(text: string): string {
  const [clause = text] = text.split(/[;,(]/, 1);
  const first = clause.trim() === '' ? text.trim() : clause.trim();
  if (first.length <= 60) return first;
  const cut = first.slice(0, 59);
  return `${cut.slice(0, Math.max(20, cut.lastIndexOf(' '))).trimEnd()}…`;
}

/** A person's words, marked as such. */
export const quoted = (text: string): string => `“${text}”`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-10-26` as `Oct 26, 2026`. */
export function date(day: string): string {
  const [year, month, number] = day.split('-');
  return `${months[Number(month) - 1] ?? month} ${Number(number)}, ${year}`;
}

/** A time of 24 hours (`09:02`) as people in the US write it: `9:02 AM`. */
export function twelveHour(time: string): string {
  const [hour = 0, minute = '00'] = [Number(time.slice(0, 2)), time.slice(3, 5)];
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Seconds as `9 min 12 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return [minutes > 0 || rest === 0 ? `${num(minutes)} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ');
}

export const sideNames: Readonly<Record<string, string>> = {
  left: 'left',
  right: 'right',
  bilateral: 'bilateral',
  midline: 'midline',
  unlisted: 'side not known to this program',
};

/** An activity inside a sentence, with what tells it from another of the same exercise. */
export function activity({ text, side, number }: { text: string; side?: Side; number?: number }): string {
  const apart = side === undefined ? number : sideNames[side];
  return apart === undefined ? text : `${text} (${apart})`;
}

export const assistance: Readonly<Record<string, string>> = {
  independent: 'independent',
  'set-up': 'set-up assistance',
  supervision: 'supervision',
  'stand-by': 'stand-by assistance',
  'contact-guard': 'contact-guard assistance',
  minimal: 'minimal assistance',
  moderate: 'moderate assistance',
  maximal: 'maximal assistance',
  dependent: 'dependent',
  unlisted: 'assistance at a level not known to this program',
};

const levels = Object.keys(assistance);

/** A level of assistance where the sentence says the word itself. */
export const level = (id: string): string => levelNames[id] ?? id;

const levelNames: Readonly<Record<string, string>> = {
  independent: 'independent',
  'set-up': 'set-up',
  supervision: 'supervision',
  'stand-by': 'stand-by',
  'contact-guard': 'contact-guard',
  minimal: 'minimal',
  moderate: 'moderate',
  maximal: 'maximal',
  dependent: 'dependent',
  unlisted: 'a level not known to this program',
};

/** How much help a level is, from independent upward. */
export const assistanceRank = (level: string): number => levels.indexOf(level);

/** What 100 % stands for; the abbreviation that therapists also use for cueing is never left bare. */
export const reference: Readonly<Record<string, string>> = {
  submaximal: 'submaximal reference',
  MVIC: 'maximal voluntary isometric contraction (MVIC)',
  'peak-in-task': 'peak of the task',
  unlisted: 'reference of a kind not known to this program',
};

export const stopWhy: Readonly<Record<string, string>> = {
  pain: 'pain',
  dizziness: 'dizziness',
  'chest-pain': 'chest pain',
  fainting: 'fainting',
  'new-neurological-sign': 'a new neurological sign',
  seizure: 'a seizure',
  fall: 'a fall',
  'vital-signs': 'vital signs out of limits',
  fatigue: 'fatigue',
  equipment: 'the equipment',
  'by-mistake': 'pressed by mistake',
  unknown: 'reason unknown',
  other: 'another reason',
  'asked-to-stop': 'the patient asked to stop',
  'cardiac-arrest': 'not responding and not breathing normally',
  anaphylaxis: 'a severe allergic reaction',
  choking: 'choking',
  'head-strike': 'a head strike on a blood thinner',
  hypoglycemia: 'low blood sugar',
  dysreflexia: 'signs of autonomic dysreflexia',
  breathlessness: 'shortness of breath',
  'orthostatic-drop': 'a blood pressure drop on standing',
  nausea: 'nausea',
  'skin-reaction': 'a skin reaction',
  'device-alarm': 'an alarm of an implanted or worn device',
  'myasthenia-sign': 'drooping lids or double vision',
  'breathing-or-swallowing': 'a change of breathing or swallowing',
  'muscle-breakdown': 'signs of muscle breakdown',
  'spreading-weakness': 'weakness that grows or spreads',
  'baclofen-withdrawal': 'signs of baclofen withdrawal',
  'heat-or-fatigue-sign': 'blurred vision, leg drop or loss of performance',
};

export const furnisher: Readonly<Record<string, string>> = {
  therapist: 'the therapist',
  assistant: 'the assistant',
  both: 'therapist and assistant together',
  student: 'a student',
  aide: 'an aide',
  none: 'nobody',
  unlisted: 'somebody whose role is not known to this program',
};

/** What an event is called when it is spoken of. */
export const eventNames: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'visit.opened': ['opening', 'openings'],
  'visit.finished': ['finish of the visit', 'finishes of the visit'],
  'visit.reopened': ['reopening of the visit', 'reopenings of the visit'],
  'activity.started': ['start', 'starts'],
  'activity.paused': ['pause', 'pauses'],
  'activity.resumed': ['resumption', 'resumptions'],
  'activity.stopped': ['end of an activity', 'ends of activities'],
  'attention.changed': ['change of attention', 'changes of attention'],
  'time.corrected': ['time correction', 'time corrections'],
  'time.confirmed': ['confirmation of a time', 'confirmations of a time'],
  'overlap.settled': ['decision on overlapping time', 'decisions on overlapping time'],
  'patient.confirmed': ['confirmation of the patient', 'confirmations of the patient'],
  'gap.accepted': ['accepted gap', 'accepted gaps'],
  'cue.given': ['cue', 'cues'],
  'assistance.set': ['assistance level', 'assistance levels'],
  'resistance.set': ['resistance', 'resistances'],
  'pain.rated': ['pain rating', 'pain ratings'],
  'effort.rated': ['effort rating', 'effort ratings'],
  'motivation.rated': ['rating of enjoyment and confidence', 'ratings of enjoyment and confidence'],
  'vitals.taken': ['vital signs', 'sets of vital signs'],
  'quote.said': ['quote', 'quotes'],
  'recording.attached': ['recording', 'recordings'],
  'reference.set': ['reference contraction', 'reference contractions'],
  'zone.set': ['target zone', 'target zones'],
  'repetition.done': ['repetition', 'repetitions'],
  'set.finished': ['end of a set', 'ends of sets'],
  'coach.started': ['start of coaching', 'starts of coaching'],
  'coach.heard': ['message to the coach', 'messages to the coach'],
  'feedback.started': ['start of feedback', 'starts of feedback'],
  'feedback.stopped': ['end of feedback', 'ends of feedback'],
  'feedback.changed': ['change of feedback', 'changes of feedback'],
  'coach.helped': ['help by the coach', 'helps by the coach'],
  'probe.ended': ['probe without feedback', 'probes without feedback'],
  'stop.pressed': ['STOP', 'STOPs'],
  'stop.explained': ['explanation of a STOP', 'explanations of a STOP'],
  'stop.cleared': ['clearance of a STOP', 'clearances of a STOP'],
  'stop.voided': ['mistaken STOP', 'mistaken STOPs'],
  'screen.answered': ['answer to a safety question', 'answers to safety questions'],
  'rule.reasoned': ['reason for going on', 'reasons for going on'],
  'reason.confirmed': ['confirmation of a reason', 'confirmations of a reason'],
  'order.recorded': ['order', 'orders'],
  'traits.recorded': ['description of an exercise', 'descriptions of an exercise'],
  'consent.agreed': ['consent', 'consents'],
  'start.answered': ['answer to a questioned start', 'answers to a questioned start'],
  'reason.given': ['reason', 'reasons'],
  'remark.written': ['remark', 'remarks'],
  'measurement.taken': ['measurement', 'measurements'],
  'event.retracted': ['correction', 'corrections'],
  'units.chosen': ['choice of units', 'choices of units'],
  'attention.elsewhere': ['note of time with another patient', 'notes of time with another patient'],
};
