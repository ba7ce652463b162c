import { practiceRows } from './practice.ts';
import { signalRows } from './signal.ts';

/** Every number of the coach with unit, effect, default, range and source. docs/science/coach.md shows the same table. */
export const parameterRows = { ...signalRows, ...practiceRows } as const;

export type ParameterName = keyof typeof parameterRows;
export type Parameters = { readonly [K in ParameterName]: number };

/** Every parameter at its default. */
export const parameterDefaults: Parameters = Object.fromEntries(
  Object.entries(parameterRows).map(([name, row]) => [name, row.default]),
) as Parameters;
