import { gateRules, offeredReasons } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { isReason, offeredFor, reasonFor } from './reasons.ts';

const finding = { rule: 'headset-while-standing', facts: 'exercise unknown' };
const reason = { rule: finding.rule, text: 'Harness on and two people beside', on: '2026-11-01', facts: finding.facts };

describe('a reason for going on', () => {
  it('is offered only by rules that ask for one', () => {
    const asking = new Set(gateRules.filter(({ severity }) => severity === 'reason').map(({ id }) => id));
    expect(Object.keys(offeredReasons).filter((id) => !asking.has(id))).toEqual([]);
    for (const [rule, offered] of Object.entries(offeredReasons))
      for (const text of offered) expect(isReason(text, rule)).toBe(true);
    expect(offeredFor('constructor')).toEqual([]);
  });

  it('is no single letter, no repeated blank and not the rule read back', () => {
    for (const text of ['x', 'ok', 'yes yes', '   ', 'Headset while standing', 'a reason'])
      expect([text, isReason(text, finding.rule)]).toEqual([text, false]);
    expect(isReason(reason.text, finding.rule)).toBe(true);
  });

  it('holds for its rule and its facts for thirty days', () => {
    expect(reasonFor(finding, [reason], '2026-12-01')).toBe(reason.text);
    expect(reasonFor(finding, [reason], '2026-12-02')).toBeNull();
    expect(reasonFor({ ...finding, rule: 'latex' }, [reason], '2026-11-02')).toBeNull();
    expect(reasonFor({ ...finding, facts: 'exercise other' }, [reason], '2026-11-02')).toBeNull();
    const { facts: _facts, ...older } = reason;
    expect(reasonFor({ ...finding, facts: 'exercise other' }, [older], '2026-11-02')).toBe(reason.text);
  });
});
