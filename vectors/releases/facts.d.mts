/** The functions of one release that the facts are read with. */
export interface FactsReader {
  readonly readLog: (events: readonly never[]) => unknown;
  readonly foldVisit: (log: never) => unknown;
  readonly minutesOf: (visit: never) => unknown;
  readonly codingOf: (visit: never) => unknown;
  readonly timedUnits: (input: never) => unknown;
}
/** What every release must say of one and the same log; plain JSON. */
export function factsOf(reader: FactsReader, events: readonly unknown[]): Readonly<Record<string, unknown>>;
