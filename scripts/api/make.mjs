// Writes docs/api/*.md from the comments of the packages: `node scripts/api/make.mjs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, tools } from '../run.mjs';
import { documented, page, publicNames } from './page.mjs';

const code = await runNode(tools.tsc, ['-b', ...documented.map((name) => `packages/${name}`)]);
if (code !== 0) process.exit(code);
mkdirSync(join(root, 'docs/api'), { recursive: true });
for (const name of documented) {
  writeFileSync(join(root, `docs/api/${name}.md`), page(name));
  console.log(`docs/api/${name}.md`);
  const bare = publicNames(name).filter((one) => one.doc === '');
  if (bare.length > 0) console.error(`  without a comment: ${bare.map((one) => `${one.name} (${one.from})`).join(', ')}`);
}
