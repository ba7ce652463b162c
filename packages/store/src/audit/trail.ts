import { createHash } from 'node:crypto';
import type { AuditActName } from '@eupraxia/clinical/audit';
import type { PoolClient } from 'pg';
import { type Actor, authorOf } from '../actor.ts';
import { codeOf } from '../database-fault.ts';

/** An act that waits for its transaction to commit. */
export interface PendingAudit {
  readonly action: AuditActName;
  /** What it was done to: `patient:<id>`, `visit:<id>`, … */
  readonly subject: string;
}

/** What a link of the chain covers beside the link before it. */
export interface AuditFacts {
  readonly clinic: string;
  readonly chain: string;
  readonly seq: number;
  readonly at: number;
  readonly userId: string;
  readonly name: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
}

/** The link that the first row of a chain follows. */
export function chainStart(clinic: string, chain: string): string {
  return sha256(`eupraxia-audit/1\n${clinic}\n${chain}`);
}

/** SHA-256 over the link before and the row as a JSON array of strings and integers, which has one spelling only. */
export function auditLink(before: string, row: AuditFacts): string {
  const { clinic, chain, seq, at, userId, name, role, action, subject } = row;
  return sha256(`${before}\n${JSON.stringify([clinic, chain, seq, at, userId, name, role, action, subject])}`);
}

/** SHA-256 of a text's UTF-8 bytes in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** An act with who did it: a transaction may store for several people of a clinic. */
export interface AuthoredAct extends PendingAudit {
  readonly actor: Actor;
}

/** Appends acts of one actor to a chain, which is begun where it has not been. For who writes without a TenantTx. */
export async function writeAudit(
  client: PoolClient,
  chain: string,
  actor: Actor,
  at: number,
  acts: readonly PendingAudit[],
): Promise<void> {
  if (acts.length === 0) return;
  const { clinicId } = actor;
  await beginChain(client, clinicId, chain);
  await appendAudit(
    client,
    { clinicId, chain, at },
    acts.map((act) => ({ ...act, actor })),
  );
}

/** Stores the head of a chain that has no row yet. */
export async function beginChain(client: PoolClient, clinicId: string, chain: string): Promise<void> {
  await client.query(
    'insert into chart.audit_chain (clinic_id, chain, seq, hash) values ($1, $2, 0, $3) on conflict (clinic_id, chain) do nothing',
    [clinicId, chain, chainStart(clinicId, chain)],
  );
}

/**
 * Appends the acts to a chain as the last statement before COMMIT, and is sent together with it. The chain's head row is
 * locked from here to the commit, and last of all locks: transactions of one clinic and process queue for one commit only,
 * no two can wait for each other, and a rollback takes its links along, so the chain never has a hole. The links are made
 * by the database as `auditLink` makes them: the number of a row is not known before the lock is had.
 */
export async function appendAudit(
  client: PoolClient,
  { clinicId, chain, at }: { readonly clinicId: string; readonly chain: string; readonly at: number },
  acts: readonly AuthoredAct[],
): Promise<void> {
  const columns: [string[], string[], string[], string[], string[], string[]] = [[], [], [], [], [], []];
  for (const { actor, action, subject } of acts) {
    const { userId, name, role } = authorOf(actor);
    // What of the row follows its number in the array that a link covers.
    const rest = JSON.stringify([at, userId, name, role, action, subject]).slice(1);
    [rest, userId, name, role, action, subject].forEach((value, i) => {
      columns[i]?.push(value);
    });
  }
  const before = `${JSON.stringify([clinicId, chain]).slice(0, -1)},`;
  try {
    await client.query({ name: 'append-audit', text: appending, values: [clinicId, chain, at, before, ...columns] });
  } catch (error) {
    throw codeOf(error) === divisionByZero ? new HeadMissing() : error;
  }
}

/** The head of a chain is not there: somebody took it away. */
export class HeadMissing extends Error {}

const divisionByZero = '22012';

const appending = `with recursive head as materialized (
    select seq, hash from chart.audit_chain where clinic_id = $1 and chain = $2 for update
  ), link (n, seq, hash) as (
    select 0, seq, hash from head
    union all
    select n + 1, seq + 1,
      encode(sha256(convert_to(hash || E'\\n' || $4::text || (seq + 1)::text || ',' || ($5::text[])[n + 1], 'UTF8')), 'hex')
    from link where n < cardinality($5::text[])
  ), written as (
    insert into chart.audit (clinic_id, chain, at, user_id, name, role, seq, action, subject, hash)
    select $1, $2, $3, ($6::text[])[n], ($7::text[])[n], ($8::text[])[n], seq, ($9::text[])[n], ($10::text[])[n], hash
    from link where n > 0
  ), moved as (
    update chart.audit_chain c set seq = last.seq, hash = last.hash
    from (select seq, hash from link order by n desc limit 1) last
    where c.clinic_id = $1 and c.chain = $2
  )
  select 1 / count(*)::int as "0 where the chain has no head, which fails" from head`;
