import { orderShape } from '../../evaluation/order.ts';
import { answerParts } from '../../evaluation/screening.ts';
import { kind, openEnum, shape } from '../shape.ts';
import { label, stopOrigins, stopReasons, uuid, words } from '../vocabulary.ts';

/** What was asked, decided and stopped for safety during a visit. */
export const safetyKinds = {
  /** A question of the safety screen, asked now. The newest answer of a question holds over the chart's. */
  'screen.answered': kind(shape({ question: label, ...answerParts })),
  /** Why the clinician goes on although a rule asks for a reason. */
  'rule.reasoned': kind(shape({ rule: label, text: words })),
  /** An order that a person in the visit received or read. One with the id of an order on file replaces it in this visit. */
  'order.recorded': kind(shape({ order: orderShape })),
  'stop.pressed': kind(
    shape({
      from: openEnum(stopOrigins),
      /** The rule of the session that was met, where a rule stopped; the event that met it is the evidence. */
      rule: label.optional(),
    }),
  ),
  /** Why it was pressed. Unknown is an answer, and not the same as no reason. */
  'stop.explained': kind(shape({ stop: uuid, why: openEnum(stopReasons, 'other'), text: words.optional() })),
  'stop.cleared': kind(shape({ stop: uuid, text: words.optional() })),
} as const;
