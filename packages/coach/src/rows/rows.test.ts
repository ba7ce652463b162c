import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RuleId, type RuleRow, ruleRows } from './rules.ts';

const findings = new URL('../../../../vectors/catalog/motor-learning.json', import.meta.url);
const page = readFileSync(new URL('../../../../docs/science/coach.md', import.meta.url), 'utf8');
const rows = Object.entries(ruleRows) as [RuleId, RuleRow][];

describe('ruleRows', () => {
  it('number each finding once, from 1 on', () => {
    expect(rows.map(([, { row }]) => row)).toEqual(Array.from({ length: 33 }, (_, i) => i + 1));
  });

  it('hold every finding of the collection, and none is trusted more than it is there', () => {
    const { statuses } = JSON.parse(readFileSync(findings, 'utf8')) as { statuses: [number, 'seen' | 'partly' | 'unsourced'][] };
    expect(statuses.map(([number]) => number)).toEqual(rows.map(([, { row }]) => row));
    for (const [i, [, status]] of statuses.entries()) {
      const mine = rows[i]?.[1].status;
      if (status === 'unsourced') expect([i + 1, mine]).toEqual([i + 1, 'unsourced']);
      else if (status !== 'seen') expect([i + 1, mine]).toEqual([i + 1, 'unverified']);
    }
  });

  it('each says where it works; a reference is off, and every verified source can be found by its number or journal', () => {
    for (const [rule, { runs, where, standing, status, source }] of rows) {
      expect([rule, where]).toEqual([rule, expect.stringMatching(runs === 'reference' ? /^No effect/ : /\S/)]);
      if (runs === 'reference') expect([rule, standing]).toEqual([rule, 'off']);
      if (status === 'verified')
        expect([rule, source]).toEqual([rule, expect.stringMatching(/doi:10\.|PMID|PMC|\d+:\d+|SciELO/)]);
    }
    expect(rows.filter(([, { runs }]) => runs === 'reference').map(([rule]) => rule)).toEqual([
      'success-not-above-85',
      'whole-and-part',
      'error-augmentation',
      'ten-principles',
      'automaticity',
    ]);
  });

  it('what is not verified is off, or waits to be chosen, or says why it is not', () => {
    for (const [rule, { status, standing, because }] of rows)
      if (status !== 'verified' && (standing === 'on' || standing === 'always'))
        expect([rule, because]).toEqual([rule, expect.any(String)]);
  });

  it('and the table of docs/science/coach.md are the same, both ways', () => {
    const table = page.slice(page.indexOf('| rule | row |')).split('\n\n', 1)[0]?.trim().split('\n').slice(2);
    expect(table).toEqual(
      rows.map(
        ([rule, { row, finding, does, standing, because, runs, where, source, status }]) =>
          `| \`${rule}\` | ${row} | ${finding} | ${does} | ${standing}${because === undefined ? '' : `: ${because}`} | ${runs} | ${where} | ${source} | ${status} |`,
      ),
    );
  });
});
