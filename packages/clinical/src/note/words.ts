/** The small grammar of English that the phrases share. */

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const signed = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

export const num = (value: number): string => format.format(value === 0 ? 0 : value);

/** With its sign, a true minus included: `+7`, `−3`. */
export const change = (value: number): string => signed.format(value === 0 ? 0 : value).replace('-', '−');

export const count = (n: number, one: string, many: string = `${one}s`): string => `${num(n)} ${n === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function and(list: readonly (string | number)[]): string {
  const texts = list.map((item) => (typeof item === 'number' ? num(item) : item));
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

export const inTurn = (list: readonly string[]): string => list.join(', then ');

export const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A person's words, marked as such. */
export const quoted = (text: string): string => `“${text}”`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-10-26` as `Oct 26, 2026`. */
export function date(day: string): string {
  const [year, month, number] = day.split('-');
  return `${months[Number(month) - 1] ?? month} ${Number(number)}, ${year}`;
}

/** Seconds as `9 min 12 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return [minutes > 0 || rest === 0 ? `${num(minutes)} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ');
}

/** `right wrist`; the midline needs no side. */
export const place = (side: string, part: string): string => (side === 'midline' || side === '' ? part : `${side} ${part}`);

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
};

const levels = Object.keys(assistance);

/** How much help a level is, from independent upward. */
export const assistanceRank = (level: string): number => levels.indexOf(level);

/** What 100 % stands for; the abbreviation that therapists also use for cueing is never left bare. */
export const reference: Readonly<Record<string, string>> = {
  submaximal: 'submaximal reference',
  MVIC: 'maximal voluntary isometric contraction (MVIC)',
  'peak-in-task': 'peak of the task',
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
};

export const furnisher: Readonly<Record<string, string>> = {
  therapist: 'the therapist',
  assistant: 'the assistant',
  both: 'therapist and assistant together',
  student: 'a student',
  aide: 'an aide',
  none: 'nobody',
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
  'cue.given': ['cue', 'cues'],
  'assistance.set': ['assistance level', 'assistance levels'],
  'resistance.set': ['resistance', 'resistances'],
  'pain.rated': ['pain rating', 'pain ratings'],
  'effort.rated': ['effort rating', 'effort ratings'],
  'vitals.taken': ['vital signs', 'sets of vital signs'],
  'quote.said': ['quote', 'quotes'],
  'recording.attached': ['recording', 'recordings'],
  'reference.set': ['reference contraction', 'reference contractions'],
  'zone.set': ['target zone', 'target zones'],
  'repetition.done': ['repetition', 'repetitions'],
  'set.finished': ['end of a set', 'ends of sets'],
  'stop.pressed': ['STOP', 'STOPs'],
  'stop.explained': ['explanation of a STOP', 'explanations of a STOP'],
  'stop.cleared': ['clearance of a STOP', 'clearances of a STOP'],
  'reason.given': ['reason', 'reasons'],
  'remark.written': ['remark', 'remarks'],
  'measurement.taken': ['measurement', 'measurements'],
  'event.retracted': ['correction', 'corrections'],
  'units.chosen': ['choice of units', 'choices of units'],
  'attention.elsewhere': ['note of time with another patient', 'notes of time with another patient'],
};
