import { describe, expect, it } from 'vitest';
import { seen, snapshot, taps, visitOf } from '../visit.fixture.ts';
import { practiceRecord } from './record.ts';

const item = snapshot.program.items[0];
if (item === undefined) throw new Error('the example has no program');
const run = '018f4e2a-0000-7000-8000-0000000000aa';
const ended = { run, at: 9, label: 'learning', cold: true, complete: true, held: 1, of: 2 } as const;

describe('practiceRecord(visits, of)', () => {
  it('knows nothing of what was never practiced', () => {
    expect(practiceRecord([], item)).toEqual({ sessions: 0, practiced: null, probed: null, sinceTransfer: 0 });
    const other = item.side === 'left' ? 'right' : 'left';
    expect(practiceRecord([visitOf(0, taps('x'))], { ...item, side: other }).sessions).toBe(0);
  });

  it('takes the last repetition of practice, the newest complete probe, and the sessions since a variant', () => {
    const first = visitOf(0, [...taps('xx'), ['probe.ended', { ...ended, variant: 'tall cup' }]]);
    const second = visitOf(2, [
      ...seen('x-', { phase: 'probe', feedback: 'none' }),
      ['probe.ended', ended],
      ...seen('xx', { phase: 'practice', feedback: 'live' }),
    ]);
    const record = practiceRecord([second, first], item);
    const probeAt = second.activities[0]?.coached.probes[0]?.at ?? 0;
    expect(record).toMatchObject({ sessions: 2, sinceTransfer: 1, probed: probeAt });
    expect(record.practiced).toBe(second.activities[0]?.measured.events.at(-1)?.at);
    expect(record.practiced ?? 0).toBeGreaterThan(probeAt);
  });

  it('a probe that broke off is none', () => {
    const visit = visitOf(0, [...taps('x'), ['probe.ended', { ...ended, complete: false }]]);
    expect(practiceRecord([visit], item).probed).toBeNull();
  });
});
