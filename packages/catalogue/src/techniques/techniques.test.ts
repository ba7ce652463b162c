import { describe, expect, it } from 'vitest';
import { type Agent, findRow, techniqueDemands, techniques } from '../index.ts';

const named = (id: string) => findRow('technique', id) ?? expect.fail(`no technique ${id}`);

const applies = (id: string, ...agents: readonly Agent[]) => agents.some((one) => techniqueDemands[id]?.agents.includes(one));

describe('techniques', () => {
  it('are the seventy-five and more, each whole', () => {
    expect(techniques.length).toBeGreaterThanOrEqual(75);
    for (const row of techniques) {
      expect(row.summary.length, row.id).toBeGreaterThan(40);
      expect(row.indications.length, row.id).toBeGreaterThan(0);
      expect(row.records.length, row.id).toBeGreaterThan(1);
      expect(row.progression.length, row.id).toBeGreaterThan(0);
      expect(row.sensors.length, row.id).toBeGreaterThan(0);
    }
  });

  it('give doses as ranges with a source, least first', () => {
    for (const row of techniques)
      for (const one of row.doses) {
        expect(one.min, row.id).toBeLessThanOrEqual(one.max);
        expect(one.source.length, row.id).toBeGreaterThan(5);
        if (one.status === 'unsourced') expect(one.source, row.id).toMatch(/^unsourced/);
        else expect(one.source, row.id).not.toMatch(/^unsourced/);
      }
  });

  it('prescribe no current and drive no coil: stimulation has a record and no dose', () => {
    for (const row of techniques.filter((one) => applies(one.id, 'current', 'magnetic'))) {
      expect(row.doses, row.id).toEqual([]);
      expect([row.summary, ...row.mind, ...row.evidence.map((one) => one.says)].join(' '), row.id).not.toMatch(
        /\d+ ?(?:Hz|mA|µs|us|% ?RMT)/,
      );
    }
    expect(named('tms')).toMatchObject({ group: 'referral', codeHints: [] });
    expect(named('tms').records.join(' ')).toMatch(/Referrer.*Date of referral.*name of the protocol/);
  });

  it('hold eight limb diagonals with their components, and keep the therapist’s own label beside each', () => {
    const limbs = techniques.filter((row) => /^pnf-(?:arm|leg)-d[12]-(?:flexion|extension)$/.test(row.id));
    expect(limbs.length).toBe(8);
    for (const row of limbs) {
      expect(row.components?.length, row.id).toBeGreaterThanOrEqual(5);
      expect(row.mind.join(' '), row.id).toMatch(/own name/);
      expect(row.status, row.id).toBe('unverified');
    }
  });

  it('give a code only as a hint with its reason', () => {
    for (const row of techniques)
      for (const hint of row.codeHints) expect(hint.why, `${row.id} ${hint.code}`).toMatch(/^where .{10,}/);
  });
});

describe('cues', () => {
  it('of a technique begin with an external focus, unless the cue is about feeling itself', () => {
    const inward = new Set(['desensitisation', 'motor-imagery', 'hand-over-hand', 'taping']);
    for (const row of techniques.filter((one) => one.cues.length > 0 && !inward.has(one.id)))
      expect(findRow('cue', row.cues[0] ?? '')?.focus, row.id).toBe('external');
  });

  it('invite no synergy: none asks to hike, clench, squeeze or strain', async () => {
    const { cues } = await import('../index.ts');
    for (const row of cues)
      expect(row.text, row.id).not.toMatch(/\b(?:hike|shrug|clench|squeeze|strain|as hard as|make a fist)\b/i);
  });
});
