import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feedback, feedbackOf } from './feedback.ts';
import { learningOf, performanceOf } from './labels.ts';
import type { CoachPlan, coachPlan } from './plan.ts';
import { type Happening, ids, inputsOf, type Level, planOf, repetition } from './session.fixture.ts';
import { startCoach } from './state.ts';
import { replay, type Step, step } from './step.ts';

const end = { kind: 'set-finished' } as const;
const held = repetition(35, 0.8);
const short = repetition(35, 0.3);
const times = (count: number, what: readonly Level[]): Level[] => Array.from({ length: count }, () => what).flat();
const practise = (happenings: readonly Happening[], more: Partial<Parameters<typeof coachPlan>[0]> = {}): Step =>
  replay(planOf(more), inputsOf(happenings));

/** Every sample is judged as it comes. */
const raw = { parameters: { calmSeconds: 0 } };

const keys = ({ cues }: Step) => cues.map((cue) => cue.key);
const done = ({ events }: Step) => events.flatMap(({ body }) => ('held' in body ? [body.held] : []));
const floors = ({ events }: Step) => events.flatMap(({ body }) => ('floor' in body ? [body.floor] : []));
const outcomes = ({ events }: Step) => events.flatMap(({ body }) => ('held' in body ? [body.measured?.params['outcome']] : []));

describe('threshold', () => {
  it('step(set-finished) raises the floor one step above the band, the ceiling with it, names the trials, and stops at what can be done', () => {
    const sets = Array.from({ length: 12 }, () => [...times(10, repetition(55, 0.8)), end]).flat();
    const visit = practise(sets);
    // At 60 the third failure takes the raise back, and it is not tried again.
    expect(floors(visit)).toEqual([25, 30, 35, 40, 45, 50, 55, 60, 55]);
    expect(visit.events.find((event) => event.kind === 'zone.set')).toMatchObject({
      body: { activityId: ids.activity, floor: 25, ceiling: 65, holdSeconds: 0.5 },
      from: { events: [], trials: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
    });
    expect(visit.state.faded).toBe(2);
  });

  it('step(set-finished) changes one thing: within the band it fades feedback and leaves the floor', () => {
    const visit = practise([...times(8, held), ...times(2, short), end]);
    expect([visit.state.zone.floor, visit.state.faded, floors(visit)]).toEqual([20, 1, []]);
    const above = practise([...times(10, held), end]);
    expect([above.state.zone.floor, above.state.faded]).toEqual([25, 0]);
  });

  it('step(set-finished) eases by two steps after a set without success, by one after less than half', () => {
    expect(floors(practise([...times(10, short), end]))).toEqual([10]);
    expect(floors(practise([...times(6, short), ...times(4, held), end]))).toEqual([15]);
    expect(floors(practise([...times(4, short), end]))).toEqual([]);
  });

  it('step(set-finished) steps down after the third set in a row between half and the band, not before', () => {
    const poor = [...times(2, [...short, ...short, ...held, ...held, ...held]), end];
    expect(floors(practise([...poor, ...poor]))).toEqual([]);
    expect(floors(practise([...poor, ...poor, ...poor]))).toEqual([15]);
    const good = [...times(8, held), ...times(2, short), end];
    expect(floors(practise([...poor, ...poor, ...good, ...poor]))).toEqual([]);
  });

  it('step(set-finished) decides nothing on too few trials, on none that are new, or where success may not adapt', () => {
    expect(floors(practise([...times(4, held), end]))).toEqual([]);
    expect(practise([...times(8, held), ...times(2, short), end, end, end]).state.faded).toBe(1);
    const eased = practise([...times(10, held), end], { adapt: 'ease-only' });
    expect([floors(eased), eased.state.faded]).toEqual([[], 1]);
  });

  it('step(zone) is the therapist: no event, a new count, and a trial under way is judged by the zone it began with', () => {
    const zone = { floor: 40, ceiling: 80, holdSeconds: 0.5 };
    const visit = practise([[35, 0.4], { kind: 'zone', zone }, [35, 0.4], [2, 0.5], end]);
    expect(done(visit)).toEqual([true]);
    expect(visit.events[0]?.body).toMatchObject({ measured: { params: { floor: 20, ceiling: 60 } } });
    expect([floors(visit), visit.state.zone, visit.state.inThisZone]).toEqual([[], { direction: 'up', ...zone }, 0]);
  });
});

describe('excursions', () => {
  const bearing = (level: number, seconds: number): Level[] => [
    [35, 0.3],
    [level, seconds],
    [35, 0.3],
    [2, 0.5],
  ];

  it('step(block) counts an excursion shorter than the grace as part of the hold, below, above and to rest', () => {
    for (const level of [18, 75, 2]) {
      const visit = practise(bearing(level, 0.15));
      expect(outcomes(visit)).toEqual(['held']);
      expect(visit.state.lastTen[0]?.holdSeconds).toBeCloseTo(0.75, 9);
    }
  });

  it('step(block) ends hold and repetition where the level left, once an excursion lasted', () => {
    for (const level of [18, 75]) {
      const visit = practise(bearing(level, 0.25), raw);
      expect(outcomes(visit)).toEqual(['missed']);
      expect(visit.state.lastTen[0]?.holdSeconds).toBeCloseTo(0.3, 9);
    }
    const rests = practise(bearing(2, 0.25));
    expect(rests.state.lastTen.map(({ on, off }) => [on, off])).toEqual([
      [0, 0.3],
      [0.55, 0.85],
    ]);
  });

  it('step(block) is not deceived by moments inside the zone of a level that lies above it, and says softer', () => {
    const above: Level[] = [
      ...times(12, [
        [75, 0.06],
        [50, 0.03],
      ]),
      [2, 0.5],
    ];
    const visit = practise(above, { feedback: 'bandwidth' });
    expect([outcomes(visit), keys(visit)]).toEqual([['missed'], ['softer']]);
    const peaks: Level[] = [
      ...times(6, [
        [75, 0.03],
        [50, 0.04],
      ]),
      [2, 0.5],
    ];
    expect(keys(practise(peaks, { feedback: 'bandwidth', ...raw }))).toEqual(['longer']);
  });

  it('step(block) forgets what the antagonist did after a repetition, and counts what it did in an excursion', () => {
    const watch = { antagonist: { channel: 'FCR', limit: 30 }, ...raw };
    const after: Level[] = [
      [35, 0.8, 40 / 2],
      [2, 0.5, 40],
    ];
    expect(outcomes(practise(after, watch))).toEqual(['held']);
    const within: Level[] = [
      [35, 0.3, 40],
      [2, 0.1, 40],
      [35, 0.3, 5],
      [2, 0.5, 5],
    ];
    const { antagonistSeconds, outcome } = practise(within, watch).state.lastTen[0] ?? {};
    expect([outcome, antagonistSeconds]).toEqual(['antagonist', 0.4]);
  });

  it('step(block) judges no trial that would be held, had its lost samples been in the zone', () => {
    const part = fc.tuple(fc.constantFrom(35, 35, 75, 18, 2, Number.NaN), fc.integer({ min: 1, max: 17 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 8 }), (parts) => {
        const levels = parts.map(([level, n]): Level => [level, n / 100]);
        const trial = (lost: number): Level[] => [
          [35, 0.1],
          ...levels.map(([l, s]): Level => [Number.isNaN(l) ? lost : l, s]),
          [2, 0.6],
        ];
        const filled = outcomes(practise(trial(35)));
        if (filled.length === 1 && filled[0] === 'held') expect(outcomes(practise(trial(Number.NaN)))).not.toContain('missed');
      }),
      // One rare case is open: a loss in the rest just before the rise may still make a miss of what could have been a hold.
      { numRuns: 300, seed: 20261122 },
    );
  });
});

describe('attempts that fall short', () => {
  const weak = repetition(15, 1);

  it('step(block) counts a rise that does not reach the floor as a repetition that was not held', () => {
    const visit = practise([...weak, ...held, ...repetition(15, 0.3), ...repetition(6, 2)]);
    expect([done(visit), outcomes(visit)]).toEqual([
      [false, true],
      ['weak', 'held'],
    ]);
    expect(visit.events[0]?.body).toMatchObject({ peak: 15, holdSeconds: 0, measured: { from: 0, to: 1 } });
  });

  it('step(set-finished) does not raise the threshold of a patient who reaches it in every other attempt', () => {
    const half = [...times(5, [...weak, ...held]), end];
    expect(floors(practise([...half, ...half]))).toEqual([]);
    expect(floors(practise([...half, ...half, ...half]))).toEqual([15]);
  });

  it('step(block) counts neither the way up nor the way down of a trial, nor what is left after a loss', () => {
    const slow: Level[] = [
      [15, 0.6],
      [35, 0.8],
      [15, 0.6],
      [2, 0.5],
    ];
    expect(outcomes(practise(slow))).toEqual(['held']);
    expect(
      outcomes(
        practise([
          [35, 0.8],
          [Number.NaN, 1],
          [15, 1],
          [2, 0.5],
        ]),
      ),
    ).toEqual(['held']);
    expect(
      keys(
        practise([
          [15, 0.4],
          [Number.NaN, 0.1],
          [15, 0.4],
          [2, 0.5],
        ]),
      ),
    ).toEqual(['trial-unjudged']);
  });
});

describe('STOP and fatigue', () => {
  const stop = (rule: string | null) => ({ kind: 'stop', rule, id: ids.stop }) as const;
  const pain = (score: number) => ({ kind: 'pain', score, when: 'during', id: ids.pain }) as const;
  const effort = (score: number) => ({ kind: 'effort', score, id: ids.effort }) as const;

  it('step(stop) by a rule of pain freezes and eases on the evidence of that STOP; the coach writes no STOP', () => {
    const visit = practise([...times(3, held), pain(3), stop('stop-pain-rise'), ...times(3, held)]);
    expect(visit.events.slice(3)).toMatchObject([
      { kind: 'zone.set', body: { floor: 15 }, from: { events: [ids.stop], trials: [] } },
      { kind: 'coach.helped', body: { what: 'eased', why: 'stop-rule' }, from: { events: [ids.stop] } },
    ]);
    expect(done(visit)).toHaveLength(3);
    expect([visit.state.stopped, visit.state.stopRule]).toEqual(['rule', 'stop-pain-rise']);
  });

  it('step(pain) alone stops nothing, however high: whether it does is the rules’ to say', () => {
    const visit = practise([...times(3, held), pain(10), ...held]);
    expect([visit.state.stopped, done(visit), floors(visit)]).toEqual([null, Array(4).fill(true), []]);
  });

  it('step(stop) by a rule that does not ease, or by a person, leaves the zone', () => {
    for (const rule of [null, 'stop-chest-pain', 'a rule of a later release'])
      expect(floors(practise([...times(3, held), stop(rule)]))).toEqual([]);
  });

  it('step(eased-by-rule) eases and goes on; the set ends without a rise', () => {
    const lost = { kind: 'eased-by-rule', rule: 'ease-near-fall', id: ids.balance } as const;
    const visit = practise([...times(6, held), lost, ...times(6, held), end]);
    expect([floors(visit), visit.state.stopped, done(visit).length]).toEqual([[15], null, 12]);
  });

  it('step(cleared) goes on with the eased threshold, from a rest that was seen', () => {
    const visit = practise([...held, stop('stop-pain-limit'), { kind: 'cleared' }, [35, 0.8], [2, 0.5], ...held]);
    expect([visit.state.stopped, visit.state.zone.floor, done(visit)]).toEqual([null, 15, [true, true]]);
  });

  it('step(set-finished) raises nothing until pain is rated again without a STOP', () => {
    const set = [...times(10, held), end];
    const hurting = [stop('stop-pain-rise'), { kind: 'cleared' } as const, [2, 0.1] as const, end];
    expect(floors(practise([...hurting, ...set]))).toEqual([15]);
    expect(floors(practise([...hurting, pain(2), ...set]))).toEqual([15, 20]);
  });

  it('step(stop) drops the trial under way, and a rule is named over a hand', () => {
    const visit = practise([[35, 0.8], stop(null), [35, 0.5], [2, 0.5], stop('stop-pain-rise')]);
    expect([visit.events.map((event) => event.kind), visit.state.stopped]).toEqual([['zone.set', 'coach.helped'], 'rule']);
  });

  it('step(effort) at the limit eases at once, once in a set, then asks for a rest; the set ends without a rise', () => {
    const visit = practise([...times(6, held), effort(6.5), effort(7), effort(8), ...times(6, held), end]);
    expect(keys(visit)).toEqual(['fatigue', 'threshold-moved', 'fatigue', 'rest']);
    expect(floors(visit)).toEqual([15]);
    expect(floors(practise([...times(6, held), effort(7), end, ...times(6, held), end]))).toEqual([15, 20]);
  });

  it('step(block) sees declining peaks that miss the zone, and leaves lower peaks that hold it', () => {
    const strong = times(4, repetition(55, 0.8));
    const tired = practise([...strong, ...times(3, repetition(30, 0.3))]);
    expect([keys(tired), floors(tired)]).toEqual([['fatigue', 'threshold-moved'], [15]]);
    expect(tired.events.find((event) => event.kind === 'zone.set')?.from.trials).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(keys(practise([...strong, ...times(3, repetition(30, 0.8))]))).toEqual([]);
  });
});

describe('antagonist and lost signal', () => {
  const watch = { antagonist: { channel: 'FCR', limit: 30 } };

  it('step(block) with the antagonist over its limit: cue at once, no success, and no rise that set', () => {
    const visit = practise([...times(9, held), ...repetition(35, 0.8, 40), end], watch);
    expect(done(visit)).toEqual([...Array<boolean>(9).fill(true), false]);
    expect(outcomes(visit).at(-1)).toBe('antagonist');
    expect([keys(visit), floors(visit)]).toEqual([['antagonist-over', 'other-side-quiet', 'feedback-faded'], []]);
    const [on] = visit.events.slice(-1).map((event) => ('held' in event.body ? event.body.measured?.from : undefined));
    expect((visit.cues[0]?.at ?? 0) - (on ?? 0)).toBeCloseTo(0.24, 6);
  });

  it('step(block) bears a flick of the antagonist and tells how much both worked together', () => {
    const visit = practise(
      [
        [35, 0.6, 15],
        [35, 0.2, 40],
        [2, 0.5],
      ],
      { ...watch, ...raw },
    );
    expect(outcomes(visit)).toEqual(['held']);
    const { antagonistSeconds, coactivation } = visit.state.lastTen[0] ?? {};
    expect(antagonistSeconds).toBeCloseTo(0.2, 9);
    // Falconer–Winter by hand: 200 × (0.6·15 + 0.2·35) / (0.6·50 + 0.2·75)
    expect(coactivation).toBeCloseTo((200 * 16) / 45, 6);
  });

  it('step(block) without the antagonist that is watched counts every sample as lost', () => {
    const agonist = Float32Array.from({ length: 100 }, () => 35);
    const alone = step(startCoach(planOf(watch)), { kind: 'block', t0: 0, rate: 100, agonist });
    expect([keys({ ...alone }), alone.state.open.phase]).toEqual([['signal-lost'], 'release']);
  });

  it('step(block) leaves a trial without a verdict when the loss could have turned it, and says so', () => {
    const gone = (s: number): Level => [Number.NaN, s];
    const bridged = practise([[35, 0.4], gone(0.2), [35, 0.09], [2, 0.5]]);
    expect([done(bridged), keys(bridged)]).toEqual([[], ['trial-unjudged']]);
    const sure = practise([[35, 0.1], gone(0.2), [35, 0.1], [2, 0.5]]);
    expect(done(sure)).toEqual([false]);
    const proven = practise([[35, 0.3], gone(0.2), [35, 0.3], [2, 0.5]]);
    expect(done(proven)).toEqual([true]);
    expect(proven.state.lastTen[0]?.holdSeconds).toBeCloseTo(0.6, 9);
    expect(bridged.state.practised).toEqual({ held: 0, missed: 0, weak: 0, antagonist: 0, unjudged: 1 });
  });

  it('step(block) ends a trial where the signal went for long, and does not count the same contraction again', () => {
    const visit = practise([[35, 0.4], [Number.NaN, 0.5], [35, 0.8], [2, 0.5], ...held]);
    expect([keys(visit), done(visit)]).toEqual([['signal-lost', 'trial-unjudged'], [true]]);
    const before = practise([
      [35, 0.8],
      [Number.NaN, 0.5],
      [35, 0.8],
      [2, 0.5],
    ]);
    expect([keys(before), done(before)]).toEqual([['signal-lost'], [true]]);
  });

  it('step(source) judges what is under way by what was seen, and starts the evidence of the next recording', () => {
    const source = { ...planOf().source, recording: ids.effort, startsAt: 10 };
    const state = replay(planOf(), inputsOf([[35, 0.8], { kind: 'source', source }]));
    expect(done(state)).toEqual([true]);
    const next = replay(planOf({ source }), inputsOf(held, undefined, 12)).events[0];
    expect(next?.body).toMatchObject({ measured: { recording: ids.effort, from: 2, to: 2.8 } });
  });
});

describe('feedback', () => {
  /** Feedback at the start of each of `count` repetitions, and the cues to the patient. */
  function shown(feedback: CoachPlan['feedback'], happenings: readonly Happening[]): { live: boolean[]; visit: Step } {
    let state = startCoach(planOf({ feedback }));
    const live: boolean[] = [];
    for (const input of inputsOf(happenings)) {
      const before = state.open.phase;
      state = step(state, input).state;
      if (before !== 'active' && state.open.phase === 'active') live.push(feedbackOf(state).live);
    }
    return { live, visit: replay(planOf({ feedback }), inputsOf(happenings)) };
  }
  /** What is shown some seconds after the practice. */
  const after = ({ state }: Step, seconds: number): Feedback =>
    feedbackOf(step(state, { kind: 'tick', at: state.at + seconds }).state);
  const fading = [...times(8, held), ...times(2, short), end];

  it('faded feedback, the default, goes from every trial to one in two and one in four, evenly and the same each time', () => {
    const { live } = shown('faded', [...fading, ...fading, ...fading]);
    expect(live.slice(0, 10)).toEqual(Array(10).fill(true));
    expect(live.slice(10, 18)).toEqual([true, false, true, false, true, false, true, false]);
    expect(live.slice(20, 28)).toEqual([true, false, false, false, true, false, false, false]);
  });

  it('feedbackOf shows a result after the pause for judging oneself, and takes it away for the next trial', () => {
    const visit = practise([
      [2, 0.1],
      [35, 0.8],
      [2, 0.2],
    ]);
    expect(after(visit, 0).result).toBeNull();
    expect(after(visit, 2.5).result).toMatchObject({ kind: 'trial', trial: { number: 1, outcome: 'held' } });
    expect(after(visit, 9).result).toBeNull();
    expect(
      feedbackOf(
        practise([
          [35, 0.8],
          [2, 3],
          [35, 0.2],
        ]).state,
      ).result,
    ).toBeNull();
  });

  it('bandwidth feedback is silent inside the band and tells way and size outside it', () => {
    const { live, visit } = shown('bandwidth', [...held, ...short, ...repetition(75, 0.8)]);
    expect(live).toEqual([false, false, false]);
    expect(visit.cues.map(({ at: _at, ...cue }) => cue)).toMatchObject([
      { key: 'in-band' },
      { key: 'longer', seconds: expect.closeTo(0.2, 6) },
      { key: 'softer', percent: 15 },
    ]);
    const weak = shown('bandwidth', repetition(15, 1)).visit.cues;
    expect(weak).toMatchObject([{ key: 'higher', percent: 5 }]);
  });

  it('summary feedback shows the mean of five trials after the fifth, and nothing before', () => {
    expect(after(shown('summary', times(4, held)).visit, 3).result).toBeNull();
    const { visit } = shown('summary', [...times(4, held), ...short]);
    expect(after(visit, 2.5).result).toMatchObject({ kind: 'summary', of: 5, held: 4, meanHoldSeconds: expect.closeTo(0.7, 6) });
  });

  it('self-controlled feedback shows what was asked for, counts the asking, and reminds once', () => {
    const { visit } = shown('self-controlled', times(25, held));
    expect(keys(visit)).toEqual(['ask-when-you-like']);
    const asked = shown('self-controlled', [...times(2, held), { kind: 'asked' }]).visit;
    expect([asked.state.asked, feedbackOf(asked.state).result]).toMatchObject([1, { kind: 'trial', trial: { number: 2 } }]);
    expect(feedbackOf(practise([...held, { kind: 'asked' }]).state).result).toBeNull();
  });

  it('concurrent feedback is live in every trial until success fades it, to three trials of ten', () => {
    const good = [...times(10, held), end];
    const { live } = shown('concurrent', [...good, ...good, ...good, ...good]);
    expect(live.slice(0, 20)).toEqual(Array(20).fill(true));
    expect([live.slice(20, 30), live.slice(30)].map((set) => set.filter(Boolean).length)).toEqual([5, 3]);
  });
});

describe('probe', () => {
  const begin = { kind: 'probe-begin' } as const;

  it('a cold probe a day or more later, without feedback, is learning; the trend of the day is performance', () => {
    const visit = practise([begin, [2, 0.2], ...times(4, held), ...short, ...times(3, held)], { hoursSincePractice: 30 });
    expect(learningOf(visit.state)).toMatchObject({ label: 'learning', held: 4, of: 5 });
    expect(performanceOf(visit.state)).toMatchObject({ label: 'performance', held: 3, of: 3 });
    expect(visit.cues).toMatchObject([{ key: 'probe-ended', held: 4, of: 5 }]);
    const phases = visit.events.map(({ body }) => ('held' in body ? body.measured?.params['phase'] : null));
    expect(phases).toEqual([...Array(5).fill('probe'), ...Array(3).fill('practice')]);
  });

  it('a probe too soon, warm, broken off, or of unknown pause is never learning', () => {
    const probe = [begin, [2, 0.2] as const, ...times(5, held)];
    expect(learningOf(practise(probe, { hoursSincePractice: 5 }).state)).toBeNull();
    expect(learningOf(practise(probe).state)).toBeNull();
    expect(learningOf(practise([...held, ...probe], { hoursSincePractice: 30 }).state)).toBeNull();
    const broken = practise([begin, [2, 0.2], ...held, { kind: 'probe-end' }], { hoursSincePractice: 30 });
    expect([learningOf(broken.state), broken.state.probes]).toMatchObject([null, [{ label: 'learning', complete: false }]]);
  });

  it('a cold probe is refused where a fall is possible or nobody knows; after practice it is not', () => {
    for (const fallRisk of ['yes', 'unknown'] as const) {
      expect(keys(practise([begin], { fallRisk }))).toEqual(['probe-refused']);
      expect(practise([...held, begin], { fallRisk }).state.probe).toMatchObject({ label: 'performance', cold: false });
    }
    expect(practise([{ kind: 'stop', id: 'x', rule: null }, begin]).state.probe).toBeNull();
  });

  it('a probe does not move the threshold, and a set that ends within it does not count', () => {
    const visit = practise([...times(9, held), begin, [2, 0.2], ...times(4, held), end, { kind: 'probe-end' }]);
    expect([visit.state.set, floors(visit), visit.state.lastTen.length]).toEqual([1, [], 9]);
  });
});
