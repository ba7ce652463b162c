import { describe, expect, it } from 'vitest';
import { actionsOfKind, auditActOf, auditActs, auditKinds, unseenActions } from './acts.ts';

describe('auditActs', () => {
  it('says every act in plain words of its own, without a stored name, and each kind has some', () => {
    const words = Object.values(auditActs).map((act) => act.words);
    expect(new Set(words).size).toBe(words.length);
    for (const one of words) expect(one).toMatch(/^[A-Z](?!.*\w\.\w)[^_]+$/);
    for (const kind of auditKinds) expect(actionsOfKind(kind).length, kind).toBeGreaterThan(0);
    expect(auditKinds.flatMap(actionsOfKind).sort()).toEqual(Object.keys(auditActs).sort());
  });

  it('auditActOf() shows what a newer program wrote by its stored name, also a name that every object has', () => {
    expect(auditActOf('chart.read')).toEqual({ kind: 'charts', words: 'Opened the chart' });
    for (const name of ['chart.burnt', 'constructor', '__proto__'])
      expect(auditActOf(name)).toEqual({ kind: 'records', words: name });
  });

  it('a patient’s report leaves out nothing that shows or changes a chart', () => {
    expect(unseenActions).toEqual(['vault.keep']);
  });
});
