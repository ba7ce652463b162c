import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import type { Tables } from './tables.ts';

/** Writes statements; it has no connection of its own. A TenantTx sends them. */
export const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A statement written by hand; every value in its braces becomes a bound parameter. */
export function statement<T>(text: TemplateStringsArray, ...values: unknown[]): CompiledQuery<T> {
  return sql<T>(text, ...values).compile(db);
}

/** Stands in a statement for a value that each call brings. */
class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is built and compiled once, at the first call, and takes its values by name: building one costs the program
 * as much as asking for its rows. `make` must build the same text whatever the values are: it gets stand-ins, and a value that
 * it decides by is not what the call brings.
 */
export function compiledOnce<Values extends object, Row>(
  make: (values: Values) => Compilable<Row>,
): (values: Values) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return (values) => {
    compiled ??= make(new Proxy({}, { get: (_, name) => new StandIn(String(name)) }) as Values).compile();
    const parameters = compiled.parameters.map((one) => (one instanceof StandIn ? values[one.name as keyof Values] : one));
    return { ...compiled, parameters };
  };
}
