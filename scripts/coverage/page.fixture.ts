import type { CoverageItem, CoveragePlace, CoverageState } from './items.mjs';

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

const meanings: Readonly<Record<CoverageState, string>> = {
  used: 'its tests walk a program, a visit, a note, a plan, units, a rule of safety or a screen',
  reference: 'a word or an idea that the library explains; the tests find it there',
  partly: 'a part is used, another is missing or used by nothing',
  'library only': 'code of a package that no screen and no visit uses',
  'not yet': 'nothing of it is there',
};

/** What a part says of itself in the table; the title of a row's own test is told once, at the top. */
function told(part: CoveragePlace): string {
  switch (part.kind) {
    case 'row':
      return `row \`${part.row} ${part.id}\``;
    case 'test':
      return `\`${part.file}\`: ${escaped(part.title)}`;
    case 'unused':
      return `\`${part.file}\`: ${escaped(part.title)} (used by nothing)`;
    case 'later':
      return '';
  }
}

const escaped = (title: string) => title.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** docs/coverage.md as the items say it. @throws Error where an item belongs to no chapter, or to two. */
export function page(items: readonly CoverageItem[]): string {
  const states = Object.keys(meanings) as CoverageState[];
  const count = (state: CoverageState) => items.filter((item) => item.state === state).length;
  const parts = [
    '# Coverage\n\nEverything that this program was asked to hold, the tests that exercise it, and how far it is there. ',
    'The list is in `scripts/coverage`; `npx vitest run scripts/coverage --update` writes this page, and `npm test` fails where a ',
    'test that is named here did not run or did not pass. Where a catalog row is named, its test is `scripts/coverage/rows.test.ts`, ',
    '“catalog rows in use”, by kind and id: it finds the row by a search and uses it as a chart, a program, a visit, a note or the ',
    'units do.\n\n',
    `${items.length} things:\n\n| state | how many | what it means |\n| --- | --- | --- |\n`,
    ...states.map((state) => `| ${state} | ${count(state)} | ${meanings[state]} |\n`),
  ];
  for (const [title, start] of chapters) {
    parts.push(`\n## ${title}\n\n| id | what | tests | state |\n| --- | --- | --- | --- |\n`);
    for (const item of items.filter(({ id }) => start.test(id))) {
      const tests = item.parts.map(told).filter((text) => text !== '');
      const missing = item.parts.flatMap((part) => ('missing' in part ? [part.missing] : []));
      const state = missing.length === 0 ? item.state : `${item.state}; missing: ${missing.join(', ')}`;
      parts.push(`| ${item.id} | ${item.title} | ${tests.join('<br>')} | ${state} |\n`);
    }
  }
  for (const { id } of items)
    if (chapters.filter(([, start]) => start.test(id)).length !== 1) throw new Error(`${id} belongs to no chapter, or to two.`);
  return parts.join('');
}
