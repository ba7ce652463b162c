import { isDeepStrictEqual } from 'node:util';
import type { ChartView } from '@eupraxia/clinical/chart';
import type { ChartStep } from './chart-step.ts';
import type { ServerEntry } from './server-stream.ts';

/** Each order that the chart records, changes or takes back, with the last of the fresh entries that did. */
export function orderChanges(steps: readonly ChartStep[]): readonly ServerEntry[] {
  const orders = steps.map(({ entry, from, to }) => ({ entry, from: ordersOf(from), to: ordersOf(to) }));
  const [was, is] = [orders[0]?.from, orders.at(-1)?.to];
  const ids = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...ids].flatMap((id): ServerEntry[] => {
    const order = is?.get(id) ?? null;
    if (isDeepStrictEqual(was?.get(id) ?? null, order)) return [];
    const by = orders.findLast(({ from, to }) => !isDeepStrictEqual(from.get(id), to.get(id)));
    return by === undefined ? [] : [{ kind: 'order.changed', body: { id, order, entry: by.entry } }];
  });
}

type Order = ChartView['orders'][number];

const ordersOf = (view: ChartView): ReadonlyMap<string, Order> => new Map(view.orders.map((order) => [order.id, order]));
