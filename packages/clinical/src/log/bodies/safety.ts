import { agreedShape } from '../../evaluation/consent.ts';
import { orderShape } from '../../evaluation/order.ts';
import { answerParts, reasonParts } from '../../evaluation/screening.ts';
import { traitsShape } from '../../evaluation/traits.ts';
import { kind, openEnum, shape } from '../shape.ts';
import { label, stopOrigins, stopReasons, uuid, voidReasons, words } from '../vocabulary.ts';

/** What was asked, decided and stopped for safety during a visit. */
export const safetyKinds = {
  /** A question of the safety screen, asked now. The newest answer of a question holds over the chart's. */
  'screen.answered': kind(shape({ question: label, ...answerParts })),
  /** Why the clinician goes on although a rule asks for a reason. It is a therapist's, or an assistant's who reached one. */
  'rule.reasoned': kind(shape(reasonParts)),
  /** A therapist confirms the reason that an assistant recorded: `of` is the event `rule.reasoned`. */
  'reason.confirmed': kind(shape({ of: uuid })),
  /** An order that a person in the visit received or read. One with the id of an order on file replaces it in this visit. */
  'order.recorded': kind(shape({ order: orderShape })),
  /** What a therapist says that an activity asks of the body. The newest one of an activity holds, whole. */
  'traits.recorded': kind(shape({ activityId: uuid, traits: traitsShape })),
  /** A therapist explained what is asked for, and the patient, or who speaks for them, agreed in this visit. */
  'consent.agreed': kind(agreedShape),
  /** A clinician answers a start that the server questioned: `of` is the event `start.questioned`, or the start itself. */
  'start.answered': kind(shape({ of: uuid, text: words })),
  'stop.pressed': kind(
    shape({
      from: openEnum(stopOrigins),
      /** The rule of the session that was met, where a rule stopped; the event that met it is the evidence. */
      rule: label.optional(),
    }),
  ),
  /** Why it was pressed. Unknown is an answer, and not the same as no reason. */
  'stop.explained': kind(shape({ stop: uuid, why: openEnum(stopReasons, 'other'), text: words.optional() })),
  /** Practice may go on: `text` is what a clinician says of it, `exception` what lets it go on after a sign that ends the visit. */
  'stop.cleared': kind(
    shape({
      stop: uuid,
      text: words.optional(),
      exception: label.optional(),
      /** The therapist whom an assistant reached. */
      reached: reasonParts.reached,
    }),
  ),
  /** A STOP that nobody meant: it stays in the log, and the note tells of it as a mistake. */
  'stop.voided': kind(shape({ stop: uuid, because: openEnum(voidReasons, 'mistaken-press'), text: words.optional() })),
} as const;
