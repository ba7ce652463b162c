/**
 * Writes the databases of the folders "demo", "treated" and "empty" as SQL: `node dump.mjs CHECKOUT FOLDERS OUT`. It reads
 * copies. FOLDERS/events.json gets the stored envelopes for freeze.mjs.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const [checkout, folders, out] = process.argv.slice(2);
const base = resolve(checkout);
const require = createRequire(`${base}/packages/store/package.json`);
const pg = require('pg');
const { startDatabase } = await import(`${base}/packages/store/dist/index.js`);
const { migrations } = await import(`${base}/packages/store/dist/migrations/all.js`);
const tables = [
  'auth."user"',
  'auth.account',
  'auth.membership',
  'chart.clinic',
  'chart.patient',
  'chart.patient_word',
  'chart.chart_entry',
  'chart.visit',
  'chart.writer',
  'chart.event',
  'chart.signed_note',
  'chart.projection',
  'chart.recording',
  'chart.vault_key',
  'chart.audit_chain',
  'chart.audit',
  'chart.audit_seal',
  'chart.program_template',
];
const forced = tables.filter((t) => t.startsWith('chart.') || t === 'auth.membership');
const all = {};
for (const name of ['demo', 'treated', 'empty']) {
  const parent = mkdtempSync(join(tmpdir(), 'eup-dump-'));
  chmodSync(parent, 0o711);
  const copy = join(parent, 'data');
  // Unlike cpSync, cp -a keeps the owner of the database's files.
  execFileSync('cp', ['-a', join(folders, name), copy]);
  const started = await startDatabase({ dataDir: copy });
  if (!started.ok) throw new Error(started.error.message);
  const client = new pg.Client(started.value.owner);
  await client.connect();
  await client.query('begin');
  for (const t of forced) await client.query(`alter table ${t} no force row level security`);
  const there = (
    await client.query(
      `select table_schema || '.' || table_name as t from information_schema.tables where table_schema in ('auth','chart','eupraxia') order by 1`,
    )
  ).rows.map((r) => r.t);
  const known = new Set([
    ...tables.map((t) => t.replaceAll('"', '')),
    'auth.session',
    'auth.verification',
    'auth.rateLimit',
    'eupraxia.store',
    'eupraxia.migration',
  ]);
  for (const t of there) if (!known.has(t)) throw new Error(`forgotten table ${t}`);
  const applied = (await client.query('select number, name, checksum from eupraxia.migration order by number')).rows;
  const parts = [
    `-- The database of a data folder that release 0.1.0 (commit 92d70ee) made: "${name}". Synthetic people.`,
    '-- Run as the owner on an empty database. Left out: sessions, verifications and rate limits; password hashes are null.',
    `create schema eupraxia;\ncreate table eupraxia.store (magic text primary key);\ninsert into eupraxia.store values ('eupraxia store');`,
    'create table eupraxia.migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now());',
    ...migrations.map((m) => m.sql.trim()),
    ...applied.map(
      (m) => `insert into eupraxia.migration (number, name, checksum) values (${m.number}, '${m.name}', '${m.checksum}');`,
    ),
    ...forced.map((t) => `alter table ${t} no force row level security;`),
  ];
  for (const t of tables) {
    const from =
      t === 'auth.account'
        ? `(select "id","accountId","providerId","userId",null::text as "password","createdAt","updatedAt" from auth.account)`
        : t;
    const rows = (await client.query(`select row_to_json(t)::text as r from ${from} t`)).rows.map((r) => r.r);
    if (rows.some((r) => r.includes('$dump$'))) throw new Error('quote');
    if (rows.length)
      parts.push(`insert into ${t} select * from json_populate_recordset(null::${t}, $dump$[\n${rows.join(',\n')}\n]$dump$);`);
  }
  all[name] = (await client.query('select envelope::text as e from chart.event order by visit_id, writer, seq')).rows.map(
    (r) => r.e,
  );
  parts.push(...forced.map((t) => `alter table ${t} force row level security;`));
  await client.query('rollback');
  await client.end();
  await started.value.stop();
  rmSync(parent, { recursive: true, force: true });
  const gz = gzipSync(`${parts.join('\n\n')}\n`, { level: 9 });
  writeFileSync(join(out, `${name}.sql.gz`), gz);
  console.log(name, gz.length, all[name].length, 'events');
}
writeFileSync(join(folders, 'events.json'), JSON.stringify(all));
