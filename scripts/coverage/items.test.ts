import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRow, safetyRules, searchCatalogue } from '../../packages/catalogue/src/index.ts';
import { items } from './items.mjs';
import { page } from './page.fixture.ts';

const root = new URL('../../', import.meta.url);
const document = new URL('../shared/data/clinical/seed-checklist.json', root);
const whyNot = existsSync(document) ? '' : ' (skipped: no founding document in ../shared)';

describe('docs/coverage.md', () => {
  it('says of every item its tests and its state', async () => {
    await expect(page(items)).toMatchFileSnapshot('../../docs/coverage.md');
  });
});

describe('the coverage items', () => {
  it('are one for each thing on the checklist, in its chapters, and nothing else', () => {
    const { chapters } = JSON.parse(readFileSync(new URL('vectors/catalog/checklist.json', root), 'utf8')) as {
      chapters: Record<string, number>;
    };
    const wanted = Object.entries(chapters).flatMap(([chapter, count]) =>
      Array.from({ length: count }, (_, n) => `${chapter}-${String(n + 1).padStart(2, '0')}`),
    );
    expect(wanted.length).toBe(290);
    expect(items.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
  });

  it('name tests in files that exist and rows that exist, and of what is missing say what it is', () => {
    for (const { id, title, parts } of items) {
      expect(title.length, id).toBeGreaterThan(1);
      expect(parts.length, id).toBeGreaterThan(0);
      for (const part of parts) {
        if (part.kind === 'row') expect(findRow(part.row, part.id), `${id}: ${part.row} ${part.id}`).toBeDefined();
        if (part.kind !== 'later') expect(existsSync(new URL(part.file, root)), `${id}: ${part.file}`).toBe(true);
        if (part.kind === 'later' || part.kind === 'unused') expect(part.missing.length, id).toBeGreaterThan(5);
      }
    }
  });

  it.skipIf(whyNot !== '')(`give every phrase for a condition a condition, and a search for the phrase finds it${whyNot}`, () => {
    const phrases = JSON.parse(readFileSync(document, 'utf8')) as { id: string; category: string; seedPhrase: string }[];
    for (const { id, seedPhrase } of phrases.filter((one) => one.category === 'condition')) {
      const { parts } = items.find((item) => item.id === id.replace(/^S-/, '')) ?? expect.fail(id);
      const conditions = parts.flatMap((part) => (part.kind === 'row' && part.row === 'condition' ? [part.id] : []));
      expect(conditions.length, id).toBeGreaterThan(0);
      const found = searchCatalogue(seedPhrase, 'condition')
        .slice(0, 10)
        .map((row) => row.id);
      expect(
        found.some((one) => conditions.includes(one)),
        `${id}: ${seedPhrase} → ${found.join(', ')}`,
      ).toBe(true);
    }
  });
});

describe('parts without a row of their own', () => {
  it('profession-05: a rule sends the question back to the physician, in words', () => {
    const back = safetyRules.filter((row) => row.when.phase === 'plan' && /physician/i.test(row.action));
    expect(back.length).toBeGreaterThan(2);
    for (const row of back) expect(['block', 'reason', 'note']).toContain(row.severity);
    expect(back.some(({ severity }) => severity === 'reason')).toBe(true);
  });
});
