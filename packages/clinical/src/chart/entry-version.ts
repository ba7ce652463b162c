import { itemsFromV1, programFromV1 } from '../log/history/program-v1.ts';

/** How a body written in version `from` reads in `from + 1`, by kind; a kind without steps has only ever had version 1. */
const steps: Readonly<Record<string, readonly { readonly from: number; readonly up: (body: unknown) => unknown }[]>> = {
  program: [{ from: 1, up: programFromV1 }],
};

const stepsOf = (kind: string) => (Object.hasOwn(steps, kind) ? (steps[kind] ?? []) : []);

/** The version in which this program writes a chart entry's body. */
export const chartBodyVersion = (kind: string): number => Math.max(1, ...stepsOf(kind).map(({ from }) => from + 1));

/** The body of a chart entry as today's program reads it, from the version that it was stored in. */
export function chartBodyFrom(kind: string, version: number, body: unknown): unknown {
  return stepsOf(kind).reduce((now, { from, up }) => (from >= version ? up(now) : now), body);
}

/** The version in which this program writes a template's items. */
export const templateVersion = 2;

/** The items of a template as today's program reads them, from the version that they were stored in. */
export const templateItemsFrom = (version: number, items: unknown): unknown => (version < 2 ? itemsFromV1(items) : items);
