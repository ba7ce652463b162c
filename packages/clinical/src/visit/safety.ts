import { loosensAnswer, tightenedAnswer } from '../evaluation/answer-change.ts';
import type { Order } from '../evaluation/order.ts';
import type { Answer } from '../evaluation/screening.ts';
import type { ItemTraits } from '../evaluation/traits.ts';
import type { SessionEvent } from '../log/event.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import type { ConsentState } from '../log/vocabulary.ts';
import { type Recorded, recorded } from './activity.ts';

/** A reason for going on; `confirmed` is false for an assistant's that no therapist has confirmed yet. */
export type VisitReason = Recorded<'rule.reasoned'> & { readonly confirmed: boolean };

/** What a clinician answered to a start, or a therapist to a time, that the server questioned. */
export interface StartAnswer {
  /** UTC ms. */
  readonly at: number;
  /** The clinician's user id. */
  readonly by: string;
  readonly text: string;
}

/** A time or a start that the server questioned; of a time the answer is a therapist's confirmation. */
export type Questioned = (Recorded<'time.questioned'> | Recorded<'start.questioned'>) & { readonly answered: StartAnswer | null };

/** What a visit says of a consent: that it changed in the chart, or that it was given in the visit. */
export interface VisitConsent {
  /** A consent by its kind; a later release may know more of them. */
  readonly what: string;
  readonly state: ConsentState;
  /** Who agreed or refused, where it was recorded. */
  readonly by?: 'patient' | 'guardian' | 'representative';
  /** UTC ms. */
  readonly at: number;
  /** The event that says so. */
  readonly id: string;
}

/** What was asked, ordered, agreed to and reasoned for safety, as the visit stands. */
export interface VisitSafety {
  /** Questions of the safety screen that were asked in this visit, or that the chart made tighter since it opened, oldest first: the newest answer of a question holds. */
  readonly screened: readonly Recorded<'screen.answered'>[];
  /** Reasons for rules that ask for one: a therapist's, or an assistant's who reached one. */
  readonly ruleReasons: readonly VisitReason[];
  /** The orders of the chart, as it changed since, with those recorded in this visit, which replace one with the same id. */
  readonly orders: readonly Order[];
  /** The patient's own limits as the chart has them, changed since or as the visit opened; null where none are set. */
  readonly limits: NonNullable<VisitSnapshot['limits']> | null;
  /** The conditions of the chart, changed since or as the visit opened. */
  readonly conditions: VisitSnapshot['conditions'];
  /** What activities ask of the body, by activity: what a therapist said last in this visit, else what the program says. */
  readonly traits: Readonly<Record<string, ItemTraits>>;
  /** What this visit says of consents, in order of time; how one stands says `consentStateOf`. */
  readonly consents: readonly VisitConsent[];
  /** Times that the server questioned, and starts that it questioned for want of a reason or an answer. */
  readonly questioned: readonly Questioned[];
}

/** What of safety a visit holds, while its events are folded. */
export interface SafetyDraft {
  /** Answers as the chart had them when the visit opened. */
  readonly charted: Readonly<Record<string, Answer>>;
  readonly screened: Recorded<'screen.answered'>[];
  readonly reasons: { readonly reason: Recorded<'rule.reasoned'>; readonly needsConfirming: boolean }[];
  readonly confirmed: Set<string>;
  readonly orders: Map<string, Order>;
  limits: VisitSafety['limits'];
  conditions: VisitSafety['conditions'];
  readonly traits: Map<string, ItemTraits>;
  readonly consents: VisitConsent[];
  readonly questioned: (Recorded<'time.questioned'> | Recorded<'start.questioned'>)[];
  /** The newest answer by what it names. */
  readonly answers: Map<string, StartAnswer>;
}

/** A visit's safety before its first event: what the chart had, and what the program says of its activities. */
export function safetyDraftOf({ conditions, limits, orders = [], program, safety }: VisitSnapshot): SafetyDraft {
  return {
    charted: safety?.answers ?? {},
    screened: [],
    reasons: [],
    confirmed: new Set(),
    orders: new Map(orders.map((order) => [order.id, order])),
    limits: limits ?? null,
    conditions,
    traits: new Map(program.items.flatMap(({ id, traits }) => (traits === undefined ? [] : [[id, traits]]))),
    consents: [],
    questioned: [],
    answers: new Map(),
  };
}

/**
 * Folds one event. Whoever sent it, what loosens is a therapist's: a reason, a clearance, a consent that was given, what an
 * activity asks of the body. An assistant's reason counts where a therapist was reached.
 */
export function foldSafety(draft: SafetyDraft, event: SessionEvent): void {
  const isTherapist = event.by.role === 'therapist';
  const isClinician = isTherapist || event.by.role === 'assistant';
  switch (event.kind) {
    case 'screen.answered': {
      const answer = recorded(event);
      if (isTherapist || !loosensAnswer(standingAnswer(draft, answer.question), answer, answer.question))
        draft.screened.push(answer);
      break;
    }
    case 'rule.reasoned':
      if (isTherapist || (isClinician && event.body.reached !== undefined))
        draft.reasons.push({ reason: recorded(event), needsConfirming: !isTherapist });
      break;
    case 'reason.confirmed':
      if (isTherapist) draft.confirmed.add(event.body.of);
      break;
    case 'order.recorded': {
      const { order } = event.body;
      if (isTherapist || (isClinician && tightensOrder(order) && !draft.orders.has(order.id))) setOrder(draft, order.id, order);
      break;
    }
    case 'order.changed':
      setOrder(draft, event.body.id, event.body.order);
      break;
    case 'limits.changed':
      draft.limits = event.body.limits;
      break;
    case 'conditions.changed':
      draft.conditions = event.body.conditions;
      break;
    case 'screening.changed':
      for (const [question, answer] of Object.entries(event.body.answers)) {
        // The visit may hold a tighter answer than the chart did: what changes in the chart loosens nothing here.
        const tightened = tightenedAnswer(standingAnswer(draft, question), answer, question);
        if (tightened !== null) draft.screened.push({ ...tightened, question, id: event.id, at: event.at });
      }
      break;
    case 'traits.recorded':
      if (isTherapist) draft.traits.set(event.body.activityId, event.body.traits);
      break;
    case 'consent.agreed':
      if (isTherapist)
        draft.consents.push({ what: event.body.what, state: 'given', by: event.body.by, at: event.at, id: event.id });
      break;
    case 'consent.changed':
      draft.consents.push({
        what: event.body.what,
        state: event.body.state,
        ...(event.body.by === undefined ? {} : { by: event.body.by }),
        at: event.at,
        id: event.id,
      });
      break;
    case 'time.questioned':
    case 'start.questioned':
      draft.questioned.push(recorded(event));
      break;
    case 'start.answered':
      if (isClinician) draft.answers.set(event.body.of, { at: event.at, by: event.by.userId, text: event.body.text });
      break;
    default:
      break;
  }
}

/** The answer of a question as it stands: the newest of this visit, else the chart's. */
function standingAnswer(draft: SafetyDraft, question: string): Answer | undefined {
  return draft.screened.findLast((one) => one.question === question) ?? draft.charted[question];
}

/**
 * Whether an order only forbids: an assistant who reads it on paper may record it, and a therapist the rest. An order that
 * says how something may be done answers rules that ask for one, so it opens what they held.
 */
export function tightensOrder(order: Order): boolean {
  switch (order.kind) {
    case 'weight-bearing':
      return order.value === 'NWB' || order.value === 'TTWB';
    case 'diet':
      return order.value === 'NPO';
    case 'activity':
      return /^bed[ -]rest$/i.test(order.value.trim());
    default:
      return order.kind === 'sternal' || order.kind === 'isolation';
  }
}

/** The newest order of an id stands last. */
function setOrder({ orders }: SafetyDraft, id: string, order: Order | null): void {
  orders.delete(id);
  if (order !== null) orders.set(id, order);
}

/** The draft as a visit shows it. */
export function safetyOf(draft: SafetyDraft): VisitSafety {
  return {
    screened: draft.screened,
    ruleReasons: draft.reasons.map(({ reason, needsConfirming }) => ({
      ...reason,
      confirmed: !needsConfirming || draft.confirmed.has(reason.id),
    })),
    orders: [...draft.orders.values()],
    limits: draft.limits,
    conditions: draft.conditions,
    traits: Object.fromEntries(draft.traits),
    consents: draft.consents,
    questioned: draft.questioned.map((one) => ({ ...one, answered: answerTo(one, draft.answers) })),
  };
}

function answerTo(one: SafetyDraft['questioned'][number], answers: ReadonlyMap<string, StartAnswer>): StartAnswer | null {
  if (!('findings' in one)) return null;
  const [first, second] = [answers.get(one.id), answers.get(one.of)];
  if (first === undefined || second === undefined) return first ?? second ?? null;
  return first.at > second.at ? first : second;
}
