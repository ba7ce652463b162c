import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Actor } from '../shapes.ts';

/** An act that waits for its transaction to commit. */
export interface PendingAudit {
  readonly action: string;
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

/**
 * Appends the acts to this process's chain as the last thing before COMMIT. The chain's head row is locked from here to
 * the commit, and last of all locks: transactions of one clinic and process queue for one commit only, no two can wait for
 * each other, and a rollback takes its links along, so the chain never has a hole.
 */
export async function writeAudit(
  client: PoolClient,
  chain: string,
  actor: Actor,
  at: number,
  acts: readonly PendingAudit[],
): Promise<void> {
  if (acts.length === 0) return;
  const clinic = actor.clinicId;
  const head = (await lockHead(client, clinic, chain)) ?? (await beginChain(client, clinic, chain));
  const columns: unknown[][] = [[], [], [], []];
  let { seq, hash } = head;
  for (const { action, subject } of acts) {
    seq += 1;
    hash = auditLink(hash, { clinic, chain, seq, at, userId: actor.userId, name: actor.name, role: actor.role, action, subject });
    [seq, action, subject, hash].forEach((value, i) => {
      columns[i]?.push(value);
    });
  }
  await client.query(
    `insert into chart.audit (clinic_id, chain, at, user_id, name, role, seq, action, subject, hash)
     select $1, $2, $3, $4, $5, $6, act.* from unnest($7::int[], $8::text[], $9::text[], $10::text[]) as act`,
    [clinic, chain, at, actor.userId, actor.name, actor.role, ...columns],
  );
  await client.query('update chart.audit_chain set seq = $3, hash = $4 where clinic_id = $1 and chain = $2', [
    clinic,
    chain,
    seq,
    hash,
  ]);
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

async function lockHead(client: PoolClient, clinic: string, chain: string): Promise<Head | undefined> {
  const found = await client.query<Head>(
    'select seq, hash from chart.audit_chain where clinic_id = $1 and chain = $2 for update',
    [clinic, chain],
  );
  return found.rows[0];
}

async function beginChain(client: PoolClient, clinic: string, chain: string): Promise<Head> {
  const hash = chainStart(clinic, chain);
  await client.query(
    'insert into chart.audit_chain (clinic_id, chain, seq, hash) values ($1, $2, 0, $3) on conflict (clinic_id, chain) do nothing',
    [clinic, chain, hash],
  );
  return (await lockHead(client, clinic, chain)) ?? { seq: 0, hash };
}
