import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gateCase, partsOfCase } from './case.ts';
import { gateOf } from './evaluate.ts';

interface Expected {
  readonly id: string;
  readonly expect: string;
}

const shared = new URL('../../../../../shared/data/clinical/gate-cases.json', import.meta.url);
const there = existsSync(shared);
const skipped = there ? '' : ' (skipped: no shared gate cases)';
const read = (path: URL): readonly Expected[] => JSON.parse(readFileSync(path, 'utf8'));

/** Cases whose verdict is not the expected one, each with what the gate found. */
function differing(cases: readonly Expected[]): readonly string[] {
  return cases.flatMap((one) => {
    const { patient, item, on } = partsOfCase(gateCase.parse(one));
    const { start, findings } = gateOf(patient, item, on);
    const found = findings.map((f) => `${f.rule} ${f.severity}${f.certain ? '' : ' (open)'}`).join(', ');
    return start === one.expect ? [] : [`${one.id}: ${start}, expected ${one.expect}; ${found}`];
  });
}

describe('gateOf(patient, item, on)', () => {
  it.skipIf(!there)(`judges each of the shared cases as clinicians expect${skipped}`, () => {
    expect(differing(read(shared))).toEqual([]);
  });

  it('judges 164 further cases, written from the tables alone, as a clinician expects', () => {
    const further = read(new URL('./cases.fixture.json', import.meta.url));
    expect(further).toHaveLength(164);
    expect(differing(further)).toEqual([]);
  });
});
