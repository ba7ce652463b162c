// npm run bench: fixed inputs, medians, ratios in one run. Prints a table; --json prints the rows. Times are never a test.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(built.status ?? 1);

const parts = [
  ['signal', './emg.mjs', 'benchEmg'],
  ['coach', './coach.mjs', 'benchCoach'],
  ['balance', './balance.mjs', 'benchBalance'],
  ['movement', './movement.mjs', 'benchMovement'],
  ['formats', './formats.mjs', 'benchFormats'],
  ['visits', './visits.mjs', 'benchVisits'],
  ['store', './store.mjs', 'benchStore'],
  ['stop', './stop.mjs', 'benchStop'],
  ['calls', './calls.mjs', 'benchCalls'],
  ['sessions', './sessions.mjs', 'benchSessions'],
  ['catalogue', './catalogue.mjs', 'benchCatalogue'],
  ['program', './program.mjs', 'benchProgram'],
  ['live', './live.mjs', 'benchLive'],
];
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const rows = [];
for (const [name, file, entry] of parts) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`measuring ${name}…\n`);
  const module = await import(file);
  for (const row of await module[entry]()) rows.push({ part: name, ...row });
}

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
if (process.argv.includes('--json')) console.log(JSON.stringify({ machine, rows }));
else {
  console.log(`${machine}\n\n| part | what | value | beside | ratio |\n| --- | --- | --- | --- | --- |`);
  for (const { part, what, value, peer = '', ratio = '' } of rows)
    console.log(`| ${part} | ${what} | ${value} | ${peer} | ${ratio} |`);
}
