/**
 * Freezes a release: `node freeze.mjs CHECKOUT OUT [EVENTS]` writes OUT/reader.mjs, OUT/log.jsonl and OUT/folded.json.
 * CHECKOUT is a checkout of the release after `npm ci`. EVENTS is a JSON file of folder name → list of envelopes (text)
 * from data folders that the release made; their visits join the log.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { factsOf } from '../../facts.mjs';

const [checkout, out, folderEvents] = process.argv.slice(2);
const here = import.meta.dirname;
const require = createRequire(join(resolve(checkout), 'apps/web/package.json'));
const { rolldown } = await import(pathToFileURL(require.resolve('rolldown')).href);

async function bundled(entry, file, minify) {
  const build = await rolldown({
    input: join(here, entry),
    platform: 'node',
    resolve: { conditionNames: ['eupraxia-source', 'import', 'module', 'default'] },
    plugins: [
      {
        name: 'release',
        resolveId: (source, from) => {
          if (source.startsWith('release:')) return join(resolve(checkout), source.slice(8));
          if (from?.startsWith(here) && /^[a-z@]/.test(source) && !source.startsWith('node:'))
            return createRequire(join(resolve(checkout), 'packages/clinical/package.json')).resolve(source);
          return null;
        },
      },
    ],
  });
  await build.write({ file, format: 'esm', minify, codeSplitting: false });
  await build.close();
  return import(pathToFileURL(file).href);
}

mkdirSync(out, { recursive: true });
const reader = await bundled('reader.mjs', join(resolve(out), 'reader.mjs'), true);
const maker = await bundled('log.mjs', join(resolve(checkout), '.cache/freeze-log.mjs'), false);
const made = maker.visits();
const gaps = maker.missing(made.flatMap(({ events }) => events));
if (gaps.length > 0) throw new Error(`not covered: ${gaps.join(', ')}`);

const folders = folderEvents === undefined ? {} : JSON.parse(readFileSync(folderEvents, 'utf8'));
for (const [folder, lines] of Object.entries(folders))
  for (const [visit, events] of byVisit(lines)) made.push({ title: `folder ${folder}, visit ${visit}`, folder, events });
function byVisit(lines) {
  const groups = new Map();
  for (const event of lines.map((line) => JSON.parse(line)))
    groups.set(event.sessionId, [...(groups.get(event.sessionId) ?? []), event]);
  return groups;
}

const lines = [];
const folded = [];
const logged = new Set();
for (const { title, folder, events } of made) {
  const visit = events[0].sessionId;
  const read = events.map((event) => {
    const parsed = reader.parseEvent(event);
    if (!parsed.ok) throw new Error(`${title}: ${parsed.error.message}`);
    return parsed.value;
  });
  // The visits of the demo's past lie in every folder that has the demo; the log holds each visit once.
  const inLog = !logged.has(visit);
  logged.add(visit);
  if (inLog) lines.push(...events.map((event) => JSON.stringify(event)));
  folded.push({ title, folder: folder ?? null, inLog, visit, facts: factsOf(reader, read), note: sentencesOf(reader, read) });
}
/** The note's sentences, for information: wording may change. */
function sentencesOf({ composeNote, readLog }, events) {
  const { sections } = composeNote(readLog(events), { locale: 'en' });
  return sections.flatMap(({ key, sentences }) => sentences.map(({ text }) => `${key}: ${text}`));
}
writeFileSync(join(out, 'log.jsonl'), `${lines.join('\n')}\n`);
writeFileSync(join(out, 'folded.json'), `[\n${folded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
console.log(`${made.length} visits, ${lines.length} events in the log`);
