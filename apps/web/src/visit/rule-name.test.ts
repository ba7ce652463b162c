import { gateRules, vitalRows } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { ruleName } from './rule-name.ts';

describe('ruleName(rule)', () => {
  it('is never an id where a row has a name', () => {
    for (const { id, name } of gateRules) expect(ruleName(id)).toBe(name);
    for (const { id } of vitalRows) expect(ruleName(id)).not.toBe(id);
  });

  it.each([
    ['consent-withdrawn', 'The patient withdrew consent to treatment'],
    ['limit-systolic', 'Limit systolic'],
  ])('%s: %s', (rule, name) => expect(ruleName(rule)).toBe(name));
});
