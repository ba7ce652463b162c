import { liesWithin, screenQuestions } from '@eupraxia/catalogue';
import { type OrderInForce, ordersInForce } from '../evaluation/order.ts';
import type { Answer } from '../evaluation/screening.ts';
import { daysBetween } from '../plan/days.ts';
import type { GatePatient } from './patient.ts';

/** A person on one day, ready to be asked. */
export interface Facts {
  readonly patient: GatePatient;
  readonly on: string;
  /** In force on that day and not older than 90 days where no end was named. */
  readonly orders: readonly OrderInForce[];
  /** Without an end and older than 90 days: they are asked about again and decide nothing. */
  readonly stale: readonly OrderInForce[];
}

export function factsOf(patient: GatePatient, on: string): Facts {
  const all = ordersInForce(patient.orders, on);
  return { patient, on, orders: all.filter((order) => !order.expired), stale: all.filter((order) => order.expired) };
}

const questionOf = new Map(screenQuestions.map((row) => [row.id, row]));

/** Whether side and place of an answer to this question narrow it. */
export const narrows = (question: string): boolean => (questionOf.get(question)?.narrows ?? false) !== false;

/** Parts of a limb that lie next to each other. */
const segments: readonly (readonly string[])[] = [
  ['shoulder', 'shoulder-blade', 'upper-arm'],
  ['upper-arm', 'elbow', 'forearm'],
  ['forearm', 'wrist', 'hand'],
  ['buttock', 'hip', 'thigh'],
  ['thigh', 'knee'],
  ['knee', 'shin', 'calf'],
  ['shin', 'calf', 'ankle', 'foot'],
];

/** The place of an answer as far as its question reaches: the region, the neighboring parts, or the whole limb. */
export function reachOf(facts: Facts, question: string): readonly string[] {
  const place = placeOf(facts, question);
  switch (questionOf.get(question)?.narrows) {
    case 'limb':
      return place.map((id) => (liesWithin(id, 'leg') ? 'leg' : liesWithin(id, 'arm') ? 'arm' : id));
    case 'segment':
      return [...new Set(place.flatMap((id) => [id, ...segments.filter((parts) => parts.includes(id)).flat()]))];
    default:
      return place;
  }
}

/** The answer of a question; one that was not asked counts as the patient's `otherAnswers` say. */
export function answerOf({ patient }: Facts, question: string): Answer {
  const { answers } = patient;
  const given = Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (given !== undefined) return given;
  // The one question whose harmless answer is yes.
  if (question === 'medication-known') return { answer: patient.otherAnswers === 'no' ? 'yes' : 'unknown' };
  return { answer: patient.otherAnswers };
}

/** Regions that an answer concerns: its own, else the one that its question is about; none where nobody said. */
export function placeOf(facts: Facts, question: string): readonly string[] {
  const { regions } = answerOf(facts, question);
  if (regions !== undefined && regions.length > 0) return regions;
  const region = questionOf.get(question)?.region ?? null;
  return region === null ? [] : [region];
}

/** Whether a question is about bone, joint or an operation: it is met by everything that the activity moves or loads. */
export function isOfBody(question: string): boolean {
  const group = questionOf.get(question)?.group;
  return group === 'bones' || group === 'surgery';
}

/** Whether a side may be the side that is worked on; a side that nobody named may be either. */
export function sameSide(side: string | null | undefined, item: { readonly side: string | null }): boolean {
  if (side === undefined || side === null || item.side === null) return true;
  return side === 'bilateral' || item.side === 'bilateral' || side === item.side;
}

/** Whole weeks from a day to another; null where the first is not known or lies ahead. */
export function weeksSince(since: string | undefined, on: string): number | null {
  if (since === undefined) return null;
  const days = daysBetween(since, on);
  return days < 0 ? null : Math.floor(days / 7);
}
