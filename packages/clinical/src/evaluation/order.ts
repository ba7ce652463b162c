import { z } from 'zod';
import { fittingListOf, listOf, openEnum, optional, ruled, shape } from '../log/shape.ts';
import { day, finite, label, uuid } from '../log/vocabulary.ts';
import { dayAfter } from '../plan/days.ts';

/** How much weight a limb may bear: none, touching with the toes, a part, as tolerated, all. */
export const weightBearings = ['NWB', 'TTWB', 'PWB', 'WBAT', 'FWB'] as const;
/** What a protocol may allow a repaired part to do, from least to most. */
export const protocolPhases = ['passive', 'active-assisted', 'active', 'resisted'] as const;
/** What an ordered limit may be set for: mmHg, per minute, %, mg/dL, and 0–10 for effort. */
export const orderedParameters = ['systolic', 'diastolic', 'map', 'heartRate', 'spo2', 'glucose', 'effort'] as const;
/** What may be swallowed: nothing, or the level of the International Dysphagia Diet Standardisation Initiative. */
export const diets = ['NPO', 'IDDSI 0', 'IDDSI 1', 'IDDSI 2', 'IDDSI 3', 'IDDSI 4', 'IDDSI 5', 'IDDSI 6', 'IDDSI 7'] as const;
/** Orders that are said in the words of who gave them. */
export const wordedOrders = ['brace', 'helmet', 'sling', 'sternal', 'oxygen', 'isolation', 'activity'] as const;
export const orderKinds = ['weight-bearing', 'protocol', 'parameter', 'movement', 'diet', 'clearance', ...wordedOrders] as const;
export type OrderKind = (typeof orderKinds)[number];

const common = {
  id: uuid,
  side: optional(openEnum(['left', 'right', 'bilateral'], 'bilateral')),
  region: label.optional(),
  from: day,
  /** The last day on which it holds; null where none was named. */
  until: day.nullable(),
  /** Who ordered it. */
  by: label,
  /** The paper or message that it is in: its name and date. */
  document: label.optional(),
};

/** One shape a kind. A value that a later release added reads as the tightest one that there is. */
const ordered = {
  weight: shape({
    kind: z.literal('weight-bearing'),
    ...common,
    value: openEnum(weightBearings, 'NWB'),
    /** Of body weight, where a part is allowed. */
    percent: z.number().int().min(1).max(99).optional(),
  }),
  /** A phase that a later release added is left out: it is not allowed. */
  protocol: shape({
    kind: z.literal('protocol'),
    ...common,
    allows: fittingListOf(z.enum(protocolPhases), { max: protocolPhases.length }),
  }),
  parameter: ruled(
    ruled(
      shape({
        kind: z.literal('parameter'),
        ...common,
        what: z.enum(orderedParameters),
        least: finite.min(0).max(1000).optional(),
        most: finite.min(0).max(1000).optional(),
      }),
      ({ least, most }) => least !== undefined || most !== undefined,
      'at least one end',
    ),
    ({ least, most }) => least === undefined || most === undefined || least < most,
    'the least below the most',
  ),
  movement: shape({ kind: z.literal('movement'), ...common, blocks: listOf(label, { min: 1, max: 40 }) }),
  diet: shape({ kind: z.literal('diet'), ...common, value: openEnum(diets, 'NPO') }),
  /** Answers one question of the safety screen: `of` is its id. */
  clearance: shape({ kind: z.literal('clearance'), ...common, of: label }),
  worded: shape({ kind: z.enum(wordedOrders), ...common, value: label }),
};

/**
 * An order of a physician, surgeon or other prescriber. One of a kind that a later release added does not fit; in a list
 * it is left out, and the list is read.
 */
export const orderShape = ruled(
  {
    writer: z.discriminatedUnion('kind', [
      ordered.weight.writer,
      ordered.protocol.writer,
      ordered.parameter.writer,
      ordered.movement.writer,
      ordered.diet.writer,
      ordered.clearance.writer,
      ordered.worded.writer,
    ]),
    reader: z.discriminatedUnion('kind', [
      ordered.weight.reader,
      ordered.protocol.reader,
      ordered.parameter.reader,
      ordered.movement.reader,
      ordered.diet.reader,
      ordered.clearance.reader,
      ordered.worded.reader,
    ]),
  },
  ({ from, until }) => until === null || from <= until,
  'an end on or after the beginning',
);
export const orderSchema = orderShape.writer;

export type Order = z.output<typeof orderShape.reader>;
/** An order as a person records it today. */
export type NewOrder = z.output<typeof orderShape.writer>;

/** How many days after its first one an order without an end holds before it is asked about again. */
export const openOrderDays = 90;

/** An order that holds on a day; `expired` where it names no end and its 90 days are over, so that it is asked about. */
export type OrderInForce = Order & { readonly expired: boolean };

/**
 * The orders that hold on a day, in the order given: from the first day to the last, both included. One without an end
 * holds for 90 days and is still returned after them, as `expired`.
 * @param on calendar day in the clinic's zone
 */
export function ordersInForce(orders: readonly Order[], on: string): readonly OrderInForce[] {
  return orders.flatMap((order): readonly OrderInForce[] => {
    if (on < order.from || (order.until !== null && order.until < on)) return [];
    return [{ ...order, expired: order.until === null && dayAfter(order.from, openOrderDays) < on }];
  });
}
