import { daysBetween, type Order, ordersInForce } from '@eupraxia/clinical/chart';

/** How an order stands on a day; `days` until its last day, where that is near. */
export type OrderStanding =
  | { readonly state: 'asks' }
  | { readonly state: 'ends'; readonly days: number }
  | { readonly state: 'force' }
  | { readonly state: 'later' }
  | { readonly state: 'ended' };

/** How many days before its end an order says that it ends. */
export const endsSoonDays = 14;

/**
 * How an order stands: in force, near its end, to be asked about again (no end was named and 90 days are over), not begun,
 * or ended.
 * @param today calendar day in the clinic's zone
 */
export function orderStanding(order: Order, today: string): OrderStanding {
  if (today < order.from) return { state: 'later' };
  const [inForce] = ordersInForce([order], today);
  if (inForce === undefined) return { state: 'ended' };
  if (inForce.expired) return { state: 'asks' };
  const days = order.until === null ? undefined : daysBetween(today, order.until);
  return days !== undefined && days <= endsSoonDays ? { state: 'ends', days } : { state: 'force' };
}

const ranks: readonly OrderStanding['state'][] = ['asks', 'ends', 'force', 'later', 'ended'];

/** Orders with how they stand: what wants an answer first, what ended last. */
export function standingOrders<O extends Order>(
  orders: readonly O[],
  today: string,
): readonly { readonly order: O; readonly standing: OrderStanding }[] {
  return orders
    .map((order) => ({ order, standing: orderStanding(order, today) }))
    .sort((a, b) => ranks.indexOf(a.standing.state) - ranks.indexOf(b.standing.state));
}
