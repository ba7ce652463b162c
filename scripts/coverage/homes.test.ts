import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRows, searchCatalogue } from '../../packages/catalogue/src/index.ts';
import { type Home, placeOf } from './home.fixture.ts';
import { notesAndCases } from './notes-and-cases.fixture.ts';
import { treatment } from './treatment.fixture.ts';
import { wordsAndPeople } from './words-and-people.fixture.ts';

const root = new URL('../../', import.meta.url);
const checklist = new URL('../shared/data/clinical/seed-checklist.json', root);
const homes: readonly Home[] = [...wordsAndPeople, ...treatment, ...notesAndCases];
const rows = new Set(allRows.map((row) => `${row.kind} ${row.id}`));
const look = (home: string) =>
  placeOf(
    home,
    (kind, id) => rows.has(`${kind} ${id}`),
    (path) => existsSync(new URL(path, root)),
  );

const chapters: readonly (readonly [title: string, start: RegExp])[] = [
  ['What it is', /^definition/],
  ['Principles', /^principle/],
  ['Conditions', /^condition-\d/],
  ['Deficits', /^deficit/],
  ['Goals', /^goal/],
  ['Benefits', /^benefit/],
  ['Outcomes', /^outcome/],
  ['Techniques', /^technique/],
  ['Classes of exercise', /^exercise-class/],
  ['Exercises of a condition', /^condition-exercise/],
  ['Examples of 97112', /^intervention/],
  ['Equipment', /^equipment/],
  ['Setting and delivery', /^(?:setting|delivery)/],
  ['Professions and people', /^(?:profession|population)/],
  ['Billing', /^billing/],
  ['What a note holds', /^doc-element/],
  ['Worked notes', /^note/],
  ['Worked cases', /^case/],
  ['Abbreviations', /^abbreviation/],
  ['Search words', /^keyword/],
];

function page(): string {
  const looked = homes.map(([id, title, ...places]) => ({ id, title, places: places.map(look) }));
  const whole = looked.filter((one) => one.places.every((place) => place.there));
  const partly = looked.filter((one) => one.places.some((place) => place.there) && !whole.includes(one));
  const none = looked.length - whole.length - partly.length;
  const parts = [
    `# Coverage\n\nEverything that this program was asked to hold, and where it lives. A test keeps this page equal to the list in \`scripts/coverage\` (\`npx vitest run scripts/coverage -u\` writes it).\n\n${looked.length} things: ${whole.length} have every home, ${partly.length} have a home and wait for a further part, ${none} not yet.\n`,
  ];
  for (const [title, start] of chapters) {
    parts.push(`\n## ${title}\n\n| id | what | where | not yet |\n| --- | --- | --- | --- |\n`);
    for (const one of looked.filter(({ id }) => start.test(id))) {
      const where = one.places.filter((place) => place.there).map((place) => `\`${place.text}\``);
      const missing = one.places.filter((place) => !place.there).map((place) => place.text);
      parts.push(`| ${one.id} | ${one.title} | ${where.join('<br>')} | ${missing.join('<br>')} |\n`);
    }
  }
  return parts.join('');
}

describe('the coverage', () => {
  it('equals docs/coverage.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/coverage.md');
  });

  it('names only homes that exist; what is hoped for is marked so', () => {
    for (const [id, , ...places] of homes)
      for (const home of places) {
        const place = look(home);
        if (!place.hoped) expect(place.there, `${id}: ${home}`).toBe(true);
      }
  });

  it('gives each thing one line with at least one home, and each line one chapter', () => {
    expect(new Set(homes.map(([id]) => id)).size).toBe(homes.length);
    for (const [id, title, ...places] of homes) {
      expect(title.length, id).toBeGreaterThan(1);
      expect(places.length, id).toBeGreaterThan(0);
      expect(chapters.filter(([, start]) => start.test(id)).length, id).toBe(1);
    }
  });

  it.skipIf(!existsSync(checklist))('shows a home for every one of the things on the checklist, and for nothing else', () => {
    const wanted = (JSON.parse(readFileSync(checklist, 'utf8')) as { id: string }[]).map((row) => row.id.replace(/^S-/, ''));
    expect(wanted.length).toBe(290);
    expect(homes.map(([id]) => id).toSorted()).toEqual(wanted.toSorted());
  });

  it.skipIf(!existsSync(checklist))(
    'gives every phrase for a condition a condition, and a search for the phrase finds it',
    () => {
      const phrases = JSON.parse(readFileSync(checklist, 'utf8')) as { id: string; category: string; seedPhrase: string }[];
      for (const { id, seedPhrase } of phrases.filter((one) => one.category === 'condition')) {
        const [, , ...places] = homes.find(([own]) => own === id.replace(/^S-/, '')) ?? expect.fail(id);
        const conditions = places.filter((home) => home.startsWith('condition ')).map((home) => home.slice('condition '.length));
        expect(conditions.length, id).toBeGreaterThan(0);
        const found = searchCatalogue(seedPhrase, 'condition')
          .slice(0, 10)
          .map((row) => row.id);
        expect(
          found.some((one) => conditions.includes(one)),
          `${id}: ${seedPhrase} → ${found.join(', ')}`,
        ).toBe(true);
      }
    },
  );
});
