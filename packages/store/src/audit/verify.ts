import type { AuditVerdict } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { SealedHead } from '../tables.ts';
import type { TenantTx } from '../tenant.ts';
import { readSealLine, sealDigest } from './seal.ts';
import { auditLink, chainStart } from './trail.ts';

const rowsPerRead = 2000;

interface Broken {
  readonly chain: string;
  readonly seq: number;
  readonly why: string;
}

/**
 * Walks the clinic's audit chains and its seals, and finds a row that was changed, removed, added or moved.
 * @param options.since `beginning` reads every row; `seal` what came after the newest seal. @default beginning
 * @param options.outside the lines that sealAudit returned over time, from where the database's administrator can't reach:
 *   without them, somebody who rewrites rows, chains and seals together stays unseen
 */
export async function verifyAudit(
  tx: TenantTx,
  options: { readonly since?: 'beginning' | 'seal'; readonly outside?: readonly string[] } = {},
): Promise<AuditVerdict> {
  const clinic = tx.actor.clinicId;
  tx.audit('audit.verify', `clinic:${clinic}`);
  let rows = 0;
  const verdict = (broken: Broken | undefined): AuditVerdict =>
    broken ? { chain: 'broken', rows, at: { chain: broken.chain, seq: broken.seq }, why: broken.why } : { chain: 'whole', rows };

  const seals = await readSeals(tx);
  const unsealed = brokenSeal(clinic, seals, options.outside ?? []);
  if (unsealed) return verdict(unsealed);
  const newest = seals.at(-1)?.heads ?? {};
  const chains = await tx.rows(
    db.selectFrom('chart.audit_chain').where('clinic_id', '=', clinic).select(['chain', 'seq', 'hash']),
  );
  const lost = Object.keys(newest).find((chain) => !chains.some((head) => head.chain === chain));
  if (lost) return verdict({ chain: lost, seq: newest[lost]?.seq ?? 0, why: 'a sealed chain is missing' });

  for (const head of chains) {
    const sealed = seals.flatMap(({ heads }) => heads[head.chain] ?? []);
    const start = options.since === 'seal' ? newest[head.chain] : undefined;
    const walk = await walkChain(tx, head, start ?? { seq: 0, hash: chainStart(clinic, head.chain) }, sealed);
    rows += walk.rows;
    if (walk.broken) return verdict(walk.broken);
  }
  return verdict(await firstBeyond(tx));
}

interface Seal {
  readonly seq: number;
  readonly at: number;
  readonly heads: Readonly<Record<string, SealedHead>>;
  readonly digest: string;
}

async function readSeals(tx: TenantTx): Promise<readonly Seal[]> {
  return tx.rows(
    db
      .selectFrom('chart.audit_seal')
      .where('clinic_id', '=', tx.actor.clinicId)
      .orderBy('seq')
      .select(['seq', 'at', 'heads', 'digest']),
  );
}

/** The first seal that is missing, doesn't follow from the one before, or isn't the one that was kept outside. */
function brokenSeal(clinic: string, seals: readonly Seal[], outside: readonly string[]): Broken | undefined {
  let before = '';
  for (const [i, seal] of seals.entries()) {
    if (seal.seq !== i + 1) return { chain: 'seal', seq: i + 1, why: 'a seal is missing' };
    if (sealDigest(before, { clinic, ...seal }) !== seal.digest)
      return { chain: 'seal', seq: seal.seq, why: 'a seal was changed' };
    before = seal.digest;
  }
  for (const line of outside) {
    const kept = readSealLine(line);
    if (!kept || kept.clinic !== clinic) continue;
    if (seals[kept.seq - 1]?.digest !== kept.digest) {
      return { chain: 'seal', seq: kept.seq, why: 'the seal that was kept outside is not the one in the database' };
    }
  }
  return undefined;
}

/** Follows one chain from a known link to its head. */
async function walkChain(
  tx: TenantTx,
  head: { readonly chain: string; readonly seq: number; readonly hash: string },
  start: SealedHead,
  sealed: readonly SealedHead[],
): Promise<{ readonly rows: number; readonly broken?: Broken }> {
  const clinic = tx.actor.clinicId;
  const { chain } = head;
  const sealedAt = new Map(sealed.map(({ seq, hash }) => [seq, hash]));
  let { seq, hash } = start;
  let rows = 0;
  while (seq < head.seq) {
    const read = await tx.rows(
      db
        .selectFrom('chart.audit')
        .where('clinic_id', '=', clinic)
        .where('chain', '=', chain)
        .where('seq', '>', seq)
        .where('seq', '<=', head.seq)
        .orderBy('seq')
        .limit(rowsPerRead)
        .selectAll(),
    );
    if (read.length === 0) return { rows, broken: { chain, seq: seq + 1, why: 'a row is missing' } };
    for (const row of read) {
      if (row.seq !== seq + 1) return { rows, broken: { chain, seq: seq + 1, why: 'a row is missing' } };
      const { at, name, role, action, subject } = row;
      const link = auditLink(hash, { clinic, chain, seq: row.seq, at, userId: row.user_id, name, role, action, subject });
      if (link !== row.hash) return { rows, broken: { chain, seq: row.seq, why: 'a row was changed, or others were moved' } };
      if ((sealedAt.get(row.seq) ?? link) !== link)
        return { rows, broken: { chain, seq: row.seq, why: 'a row differs from its seal' } };
      ({ seq } = row);
      hash = link;
      rows += 1;
    }
  }
  const beyond = sealed.find((seal) => seal.seq > head.seq);
  if (beyond) return { rows, broken: { chain, seq: beyond.seq, why: 'rows that were sealed are missing' } };
  if (hash !== head.hash) return { rows, broken: { chain, seq, why: 'the head of the chain was changed' } };
  return { rows };
}

/** A row that no chain's head reaches: added by hand. Heads and rows are read in one statement, so none commits between. */
async function firstBeyond(tx: TenantTx): Promise<Broken | undefined> {
  const found = await tx.row(
    statement<{ chain: string; seq: number }>`
      select a.chain, a.seq from chart.audit a
      left join chart.audit_chain c on c.clinic_id = a.clinic_id and c.chain = a.chain
      where a.clinic_id = ${tx.actor.clinicId} and (c.seq is null or a.seq > c.seq) limit 1`,
  );
  return found && { ...found, why: 'a row lies beyond the head of its chain' };
}
