// Draws docs/science/pictures/*.svg from the code: `node scripts/science/make.mjs [name …]`. How to add one: see plot.mjs.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNode, tools } from '../run.mjs';

const from = join(root, 'scripts/science/pictures');
const to = join(root, 'docs/science/pictures');

const asked = process.argv.slice(2);
const names = readdirSync(from).map((file) => basename(file, '.mjs'));
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No picture is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}
const code = await runNode(tools.tsc, ['-b', 'packages/signal', 'packages/formats', 'packages/coach', 'packages/practice']);
if (code !== 0) process.exit(code);
mkdirSync(to, { recursive: true });
for (const name of asked.length > 0 ? asked : names) {
  const { draw } = await import(pathToFileURL(join(from, `${name}.mjs`)).href);
  writeFileSync(join(to, `${name}.svg`), draw());
  console.log(`docs/science/pictures/${name}.svg`);
}
