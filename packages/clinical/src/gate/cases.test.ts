import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gateCase, partsOfCase } from './case.ts';
import { gateOf } from './evaluate.ts';

const path = new URL('../../../../../shared/data/clinical/gate-cases.json', import.meta.url);
const there = existsSync(path);
const cases = there ? (JSON.parse(readFileSync(path, 'utf8')) as { id: string; expect: string; why: string }[]) : [];
const skipped = there ? '' : ' (skipped: no shared gate cases)';

describe('gateOf on cases that clinicians wrote', () => {
  it.skipIf(!there)(`judges each of the shared cases as they expect${skipped}`, () => {
    const differ = cases.flatMap((one) => {
      const { patient, item, on } = partsOfCase(gateCase.parse(one));
      const { start, findings } = gateOf(patient, item, on);
      const expected = one.expect;
      return start === expected
        ? []
        : [`${one.id}: ${start}, expected ${expected}: ${findings.map((f) => `${f.rule}/${f.severity}/${f.certain}`).join(' ')}`];
    });
    expect(differ).toEqual([]);
  });
});
