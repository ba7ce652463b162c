import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../run.mjs';
import { declarations, exportsOf } from './declarations.mjs';

/** The packages that have a page. */
export const documented = ['signal', 'formats'];

/** The entry points of a package, as an importer writes them, each with its built declarations. */
function entryPoints(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.entries(exports).map(([entry, { types }]) => ({
    entry: `@eupraxia/${name}${entry.slice(1)}`,
    path: types.replace(/^\.\/dist\//, ''),
  }));
}

/** Every public name of a package as its built declarations have it, with the entry point that exports it. */
export function publicNames(name) {
  const folder = join(root, 'packages', name, 'dist');
  const read = (path) => readFileSync(join(folder, path), 'utf8');
  const files = new Map();
  const found = entryPoints(name).flatMap(({ entry, path }) =>
    exportsOf(read(path)).map((one) => ({ ...one, entry, from: posix.join(posix.dirname(path), one.from) })),
  );
  return found.map(({ name: shown, local, from, entry }) => {
    const path = from.replace(/\.ts$/, '.d.ts');
    if (!files.has(path)) files.set(path, existsSync(join(folder, path)) ? declarations(read(path)) : []);
    const all = files.get(path).filter((one) => one.name === local);
    return {
      name: shown,
      entry,
      from,
      kind: all[0]?.kind,
      doc: all.find((one) => one.doc)?.doc ?? '',
      texts: all.map((one) => one.text),
    };
  });
}

/** The page of a package: names by the folder that they come from, each with its words and its declaration. */
export function page(name) {
  const names = publicNames(name);
  const families = new Map();
  for (const one of names) {
    const [first, second] = one.from.split('/');
    const family = second ? first : name;
    families.set(family, [...(families.get(family) ?? []), one]);
  }
  const sorted = [...families].sort(([a], [b]) => (a < b ? -1 : 1));
  const anchors = anchorsOf(['eupraxia', ...sorted.flatMap(([family, members]) => [family, ...members.map((one) => one.name)])]);
  const parts = [
    `# @eupraxia/${name}`,
    'Every public name, from the comments in the code. `node scripts/api/make.mjs` writes this page, and a test holds it to the code.',
    sorted
      .map(([family, members]) => {
        const [own, ...links] = [family, ...members.map((one) => one.name)].map((text) => `[${text}](#${anchors.next().value})`);
        return `- ${own}: ${links.join(', ')}`;
      })
      .join('\n'),
  ];
  for (const [family, members] of sorted) {
    const entries = [...new Set(members.map((one) => one.entry))].map((entry) => `\`${entry}\``);
    parts.push(`## ${family}`, `Import from ${entries.join(' or ')}.`);
    for (const one of members) {
      parts.push(`### ${one.name}`, prose(one.doc));
      parts.push(
        one.name.endsWith('Errors')
          ? 'The table stands in [errors.md](../errors.md).'
          : `\`\`\`ts\n${one.texts.map(declaration).join('\n')}\n\`\`\``,
      );
    }
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The anchors of a page's headings but the first: in small letters, the second of a kind numbered. */
function* anchorsOf(headings) {
  const seen = new Map();
  for (const [at, heading] of headings.entries()) {
    const plain = heading.toLowerCase();
    const before = seen.get(plain) ?? 0;
    seen.set(plain, before + 1);
    if (at > 0) yield before === 0 ? plain : `${plain}-${before}`;
  }
}

/** The comment's words; each tag a line of a list. */
function prose(doc) {
  return doc
    .split(/\n(?=@)|(?<= )(?=@param )/)
    .map((part) => part.replaceAll('\n', ' ').trim())
    .map((part) =>
      part
        .replace(/^@param (\S+) */, '- `$1`: ')
        .replace(/^@returns? */, '- returns ')
        .replace(/^@throws */, '- throws '),
    )
    .reduce((text, part) => `${text}${part.startsWith('- ') && !text.includes('\n- ') ? '\n\n' : '\n'}${part}`)
    .trim();
}

/** A declaration as a user sees it: without what is private, and without the words that only a declaration file needs. */
function declaration(text) {
  return text
    .replace(/^export (declare )?/, '')
    .replace(/^declare /, '')
    .split('\n')
    .filter((row) => !/^\s*(#private;|private constructor\()/.test(row))
    .map((row) => row.replace(/^ +/, (indent) => ' '.repeat(indent.length - 2 * Math.floor(indent.length / 4))))
    .join('\n');
}
