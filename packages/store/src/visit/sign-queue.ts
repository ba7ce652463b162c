import type { Discipline, Level } from '@eupraxia/catalogue';
import { type RawBuilder, sql } from 'kysely';

/** Whose lists are shown: a person as their membership has them. */
export interface QueueOf {
  readonly userId: string;
  readonly discipline: Discipline | null;
  readonly level: Level | null;
}

/** The signing of the projection that is called so in the query. */
const signing = (projection: string): RawBuilder<unknown> => sql`(${sql.ref(`${projection}.body`)} -> 'signing')`;

/** Whether a waiting visit is a person's own to sign: they treated, or only assistants did whom they may answer for. */
export function isOwnToSign(projection: string, who: QueueOf): RawBuilder<boolean> {
  const body = signing(projection);
  const own = sql`(${body} -> 'signers')::jsonb @> to_jsonb(${who.userId}::text)`;
  if (who.level !== 'therapist') return sql<boolean>`(${own})`;
  return sql<boolean>`(${own} or (${body} ->> 'supervised' = 'true' and ${body} ->> 'discipline' = ${who.discipline}))`;
}

/** Whether a second signature of a person is due under a signed note. */
export function isOwnToCosign(projection: string, who: QueueOf): RawBuilder<boolean> {
  const body = signing(projection);
  const due = sql`(${body} -> 'due')::jsonb`;
  const own = sql`${due} @> jsonb_build_array(jsonb_build_object('userId', ${who.userId}::text))`;
  if (who.level !== 'therapist') return sql<boolean>`(${own})`;
  const anyTherapists = sql`${due} @> '[{"userId": null}]'::jsonb and ${body} ->> 'discipline' = ${who.discipline}`;
  return sql<boolean>`(${own} or (${anyTherapists}))`;
}
