import type { AuditSeal } from '../shapes.ts';
import { db } from '../statements.ts';
import type { SealedHead } from '../tables.ts';
import type { TenantTx } from '../tenant.ts';
import { sha256 } from './trail.ts';

/** What a seal covers. */
export interface SealFacts {
  readonly clinic: string;
  readonly seq: number;
  readonly at: number;
  readonly heads: Readonly<Record<string, SealedHead>>;
}

/** SHA-256 over the seal before and every chain's head, by the chain's id. */
export function sealDigest(before: string, { clinic, seq, at, heads }: SealFacts): string {
  const listed = Object.keys(heads)
    .sort()
    .map((chain) => [chain, heads[chain]?.seq, heads[chain]?.hash]);
  return sha256(`eupraxia-seal/1\n${before}\n${JSON.stringify([clinic, seq, at, listed])}`);
}

/** The line that is kept outside the database. */
export function sealLine(clinic: string, seq: number, at: number, digest: string): string {
  return `eupraxia-seal/1 ${clinic} ${seq} ${new Date(at).toISOString()} ${digest}`;
}

/** Reads a line that sealLine wrote; undefined for any other text. */
export function readSealLine(
  line: string,
): { readonly clinic: string; readonly seq: number; readonly digest: string } | undefined {
  const found = /^eupraxia-seal\/1 ([0-9a-f-]{36}) (\d{1,9}) \S+ ([0-9a-f]{64})$/.exec(line.trim());
  return found?.[1] && found[2] && found[3] ? { clinic: found[1], seq: Number(found[2]), digest: found[3] } : undefined;
}

/**
 * Seals every chain of the clinic into one digest over the seal before. What the digest covers cannot be rewritten unseen
 * as long as its line is kept where the database's administrator can't reach it: the caller appends it to such a file
 * after the transaction has committed.
 */
export async function sealAudit(tx: TenantTx): Promise<AuditSeal> {
  const clinic = tx.actor.clinicId;
  const chains = await tx.rows(
    db.selectFrom('chart.audit_chain').where('clinic_id', '=', clinic).orderBy('chain').select(['chain', 'seq', 'hash']),
  );
  const heads = Object.fromEntries(chains.map(({ chain, seq, hash }) => [chain, { seq, hash }]));
  const last = await tx.row(
    db.selectFrom('chart.audit_seal').where('clinic_id', '=', clinic).orderBy('seq', 'desc').limit(1).select(['seq', 'digest']),
  );
  const seq = (last?.seq ?? 0) + 1;
  const at = tx.now;
  const digest = sealDigest(last?.digest ?? '', { clinic, seq, at, heads });
  const sealed = await tx.rows(
    db
      .insertInto('chart.audit_seal')
      .values({ clinic_id: clinic, seq, at, heads: JSON.stringify(heads), digest })
      .onConflict((conflict) => conflict.doNothing())
      .returning('seq'),
  );
  if (sealed.length === 0) throw new SealedMeanwhile();
  tx.audit('audit.seal', `clinic:${clinic}`);
  return { seq, at, digest, line: sealLine(clinic, seq, at, digest) };
}

/** Another process sealed at the same moment. Carries the code of a serialization failure, so that the work runs again. */
class SealedMeanwhile extends Error {
  readonly code = '40001';
}
