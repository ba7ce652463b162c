import {
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
