import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seen, taps, visitOf } from '../visit.fixture.ts';
import { doseOf } from './ledger.ts';
import { balanceWeek, type DoseContext, doseAgainst, heartRateZone } from './need.ts';

const doseIn = (happened: Parameters<typeof visitOf>[1]) => {
  const [activity] = visitOf(0, happened).activities;
  if (activity === undefined) throw new Error('the example program has an activity');
  return doseOf(activity);
};

describe('doseOf(activity)', () => {
  it('counts what was good, by help and by feedback, and names the events that it rests on', () => {
    const dose = doseIn([
      ['assistance.set', { level: 'moderate' }],
      ...seen('xx-', { phase: 'practice', feedback: 'live' }),
      ['assistance.set', { level: 'stand-by' }],
      ...seen('x-', { phase: 'practice', feedback: 'none' }),
      ...seen('x', { phase: 'probe', feedback: 'none' }),
    ]);
    expect(dose).toMatchObject({ repetitions: 6, good: 4, probed: 1, handsOn: 3, activeSeconds: 12, untimed: 0 });
    expect(dose.assistance).toEqual({ moderate: 3, 'stand-by': 3 });
    expect(dose.feedback).toEqual({ live: 3, after: 0, none: 3, unsaid: 0 });
    expect(new Set(dose.evidence).size).toBe(8);
    expect(dose.activeShare).toBeCloseTo(12 / dose.clockSeconds, 9);
  });

  it('says that active time is unknown while a tap was not timed, and help where nobody said it', () => {
    const dose = doseIn([...taps('xx'), ...taps('x', 4)]);
    expect(dose).toMatchObject({ repetitions: 3, activeSeconds: 4, untimed: 2, activeShare: null, handsOn: 0 });
    expect(dose.assistance).toEqual({ unsaid: 3 });
    expect(dose.feedback.unsaid).toBe(3);
  });

  it('sees cues fade from the first set to the last, per repetition', () => {
    const cue = ['cue.given', { channel: 'verbal', level: 'hint' }] as const;
    const set = (cues: number) => [...Array(cues).fill(cue), ...taps('xxxx'), ['set.finished', {}] as const];
    expect(doseIn([...set(4), ...set(2), ...set(1)])).toMatchObject({ cues: 7, cueing: 'fading' });
    expect(doseIn([...set(1), ...set(1)]).cueing).toBe('steady');
    expect(doseIn([...set(0), ...set(3)]).cueing).toBe('growing');
    expect(doseIn([cue, ...taps('xx')]).cueing).toBeNull();
  });

  it('is nothing of nothing', () => {
    expect(doseIn([])).toMatchObject({ repetitions: 0, good: 0, activeSeconds: 0, activeShare: 0, cueing: null });
  });
});

describe('doseAgainst(repetitions, context)', () => {
  const arm: DoseContext = { work: 'arm-task', stroke: true, face: false, dystrophy: false, pain: false };

  it('stands beside usual care, and offers 100, 200, 300 for a stroke arm', () => {
    expect(doseAgainst(64, arm)).toMatchObject({ ofUsual: 2, presets: [100, 200, 300], noPresets: null, few: true });
    expect(doseAgainst(120, arm).few).toBe(false);
    expect(doseAgainst(357, { ...arm, work: 'walking' })).toMatchObject({ ofUsual: 1, presets: [], noPresets: 'not-stroke-arm' });
    expect(doseAgainst(10, { ...arm, work: 'balance' })).toMatchObject({ usual: null, ofUsual: null, few: false });
  });

  it('never offers hundreds for a face, a dystrophy or pain, nor where one of these is unknown', () => {
    const answers = fc.constantFrom(true, false, null);
    const contexts = fc.record({
      work: fc.constantFrom('arm-task' as const, 'walking' as const, 'balance' as const, 'other' as const),
      stroke: answers,
      face: answers,
      dystrophy: answers,
      pain: answers,
    });
    fc.assert(
      fc.property(contexts, fc.nat({ max: 1000 }), (context, count) => {
        const { presets } = doseAgainst(count, context);
        const { work, stroke, face, dystrophy, pain } = context;
        expect(presets.length > 0).toBe(
          work === 'arm-task' && stroke === true && face === false && dystrophy === false && pain === false,
        );
      }),
    );
  });
});

describe('heartRateZone and balanceWeek', () => {
  it('heartRateZone({rest, highest}) is Karvonen by hand, capped at 85 % of the highest', () => {
    expect(heartRateZone({ rest: 60, highest: 160 })).toEqual({ least: 120, most: 136, capped: true });
    expect(heartRateZone({ rest: 70, highest: 190 })).toEqual({ least: 142, most: 162, capped: true });
    expect(heartRateZone({ rest: 40, highest: 200 })).toEqual({ least: 136, most: 168, capped: false });
    expect(() => heartRateZone({ rest: 90, highest: 80 })).toThrow('are not valid');
  });

  it('balanceWeek(bouts, now) sums challenging minutes of seven days, and says what nobody rated', () => {
    const hour = 3_600_000;
    const now = 1_000 * 24 * hour;
    const bouts = [
      { at: now - hour, minutes: 30, challenge: 'high' },
      { at: now - 50 * hour, minutes: 20, challenge: 'moderate' },
      { at: now - 50 * hour, minutes: 15, challenge: 'low' },
      { at: now - 60 * hour, minutes: 10, challenge: null },
      { at: now - 8 * 24 * hour, minutes: 40, challenge: 'high' },
      { at: now + hour, minutes: 40, challenge: 'high' },
    ] as const;
    expect(balanceWeek(bouts, now)).toEqual({ minutes: 50, goal: 120, unstated: 10 });
  });
});
