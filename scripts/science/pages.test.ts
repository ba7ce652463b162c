import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../docs/science/', import.meta.url));
const index = readFileSync(`${folder}README.md`, 'utf8');
const listed = [...index.matchAll(/^\|.*\| \[[\w-]+\.md\]\(([\w-]+\.md)\) \|(.*)\|(.*)\|$/gm)];
const named = [...index.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page = '']) => page);

/** What every page tells: a heading, bold words at the beginning of a paragraph, the head of a table, a formula set off. */
const parts = {
  'what it measures and for whom': /^(\*\*|#+ )What and for whom/m,
  'the formula': /^(\*\*|#+ )(Method|Formula)|^\|.*\b(formula|method)\b.*\|$|^ {4}\S.*[=√Σ∫]/im,
  'the parameters': /^(\*\*|#+ )(No )?[Pp]arameters|^No parameters|^\| (parameter|name)s? \|/m,
  'the source': /doi:|[A-Z]\p{L}+.{0,60}\b(19|20)\d\d\b/u,
  'how far to trust it': /(\*\*|^#+ )(Validity and error|Error)/m,
  'what it was held against': /^(\*\*|#+ )Agreement/m,
  'a picture': /^!\[[^\]]{20,}\]\(pictures\/[\w-]+\.svg\)$/m,
};

describe('docs/science', () => {
  it('is told of whole in README.md, with source and agreement for every method', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(pages.filter((page) => !named.includes(page))).toEqual([]);
    expect(listed.length).toBeGreaterThanOrEqual(8);
    for (const [row, , source = '', agreement = ''] of listed) {
      expect(source.trim().length, row).toBeGreaterThan(3);
      expect(agreement.trim().length, row).toBeGreaterThan(3);
    }
  });

  it.each(listed.map(([, page = '']) => page))('%s tells what every page of a method tells', (page) => {
    const text = readFileSync(`${folder}${page}`, 'utf8');
    const missing = Object.entries(parts).filter(([, pattern]) => !pattern.test(text));
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it('links to what is there', () => {
    for (const page of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(`${folder}${page}`, 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
      expect(links.filter((target) => !existsSync(`${folder}${target}`)).map((target) => `${page}: ${target}`)).toEqual([]);
    }
  });

  it('pose.md names every measure of a pose', async () => {
    const { poseMeasures } = await import('@eupraxia/signal/pose');
    const text = readFileSync(`${folder}pose.md`, 'utf8');
    const families = [...new Set(poseMeasures.map(({ name }) => name.replace(/-(left|right)$/, '')))];
    expect(families.filter((name) => !text.includes(`\`${name}\``) && !text.includes(`\`${name}-…\``))).toEqual([]);
  });
});
