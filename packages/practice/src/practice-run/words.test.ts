import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cueWords, feedbackReasons, haltReasons, questionTexts, zoneReasons } from './words.ts';

const page = readFileSync(new URL('../../../../docs/science/coach.md', import.meta.url), 'utf8');

/** The rows of the table that begins with a head. */
const tableOf = (head: string): string[] | undefined =>
  page.slice(page.indexOf(head)).split('\n\n', 1)[0]?.trim().split('\n').slice(2);
const rowsOf = (words: Readonly<Record<string, string>>): string[] =>
  Object.entries(words).map(([key, text]) => `| \`${key}\` | ${text} |`);

describe('the words of a report of practice', () => {
  it('are the lists of docs/science/coach.md, both ways', () => {
    const lists = { cue: '`cues`', proposal: '`proposals`', change: '–' } as const;
    expect(tableOf('| key | told in | when |')).toEqual(
      Object.entries(cueWords).map(([key, { told, when }]) => `| \`${key}\` | ${lists[told]} | ${when} |`),
    );
    expect(tableOf('| key | asked before practice |')).toEqual(rowsOf(questionTexts));
    expect(tableOf('| why the zone changed |')).toEqual(rowsOf(zoneReasons));
    expect(tableOf('| why feedback is so |')).toEqual(rowsOf(feedbackReasons));
    expect(tableOf('| why practice halted |')).toEqual(rowsOf(haltReasons));
  });

  it('has no key of a proposal that is a question before practice as well', () => {
    expect(Object.keys(questionTexts).filter((key) => Object.hasOwn(cueWords, key))).toEqual([]);
  });
});
