import { describe, expect, it } from 'vitest';
import { givenNow } from './feedback.ts';
import { type Happening, ids, inputsOf, type Level, planOf, repetition } from './session.fixture.ts';
import { replay, type Step } from './step.ts';
import type { Zone } from './zone.ts';

const end = { kind: 'set-finished' } as const;
const held = repetition(35, 0.8);
const weak = repetition(15, 1);
const times = (count: number, what: readonly Level[]): Level[] => Array.from({ length: count }, () => what).flat();
const practise = (happenings: readonly Happening[], more: Parameters<typeof planOf>[0] = {}): Step =>
  replay(planOf(more), inputsOf(happenings));
const zones = ({ events }: Step) => events.flatMap(({ kind, body }) => (kind === 'zone.set' ? [[body.floor, body.ceiling]] : []));
const helps = ({ events }: Step) =>
  events.flatMap(({ kind, body }) => (kind === 'coach.helped' ? [`${body.what} ${body.why}`] : []));
const keys = ({ cues }: Step) => cues.map(({ key }) => key);
const poor = [...times(10, weak), end];

describe('the order of causes', () => {
  it('contact comes first: a set of trials that nobody could judge asks for the electrode and moves nothing', () => {
    const lost: Level[] = [
      [35, 0.4],
      [Number.NaN, 0.2],
      [35, 0.09],
      [2, 0.5],
    ];
    const visit = practise([...times(6, lost), ...weak, end]);
    expect([zones(visit), helps(visit)]).toEqual([[], ['electrode contact']]);
  });

  it('a set that a stop rule or fatigue has eased is not eased again for being too hard', () => {
    const stop = { kind: 'stop', rule: 'stop-effort-limit', id: ids.stop } as const;
    const visit = practise([...times(3, weak), stop, { kind: 'cleared' }, [2, 0.5], ...times(4, weak), end]);
    expect(zones(visit)).toEqual([[15, 60]]);
    const tired = practise([{ kind: 'effort', score: 8, id: ids.effort }, ...times(6, repetition(12, 1)), end]);
    expect(zones(tired)).toEqual([[15, 60]]);
    const slow = practise([...times(3, held), { kind: 'drift', drop: 0.2 }]);
    expect([zones(slow), keys(slow)]).toEqual([[[15, 60]], ['fatigue', 'threshold-moved']]);
    expect(zones(practise([...times(3, held), { kind: 'drift', drop: 0.1 }]))).toEqual([]);
  });

  it('the antagonist comes before too hard: it cues softening, leaves the floor, and nothing rises in this session', () => {
    const watch = { antagonist: { channel: 'FCR', limit: 30 } };
    const against = repetition(35, 0.8, 45);
    const visit = practise(
      [...times(7, against), ...times(3, held), end, ...times(10, held), end, ...times(10, held), end],
      watch,
    );
    expect(zones(visit)).toEqual([]);
    expect(helps(visit).slice(0, 2)).toEqual(['cue antagonist', 'cue antagonist']);
    expect(visit.state.antagonistFailed).toBe(true);
    // What was too hard by itself is still eased.
    expect(zones(practise([...times(6, weak), ...times(2, against), ...held, end], watch))[0]).toEqual([15, 60]);
  });
});

describe('easing', () => {
  it('goes toward the side of the error: an overshoot raises the ceiling and leaves the floor', () => {
    const over = practise([...times(8, repetition(70, 0.8)), ...times(2, held), end]);
    expect(zones(over)).toEqual([[20, 65]]);
    const band: Zone = { direction: 'within', floor: 20, ceiling: 40, holdSeconds: 0.5 };
    expect(zones(practise([...times(10, repetition(43, 0.8)), end], { zone: band }))).toEqual([[20, 43]]);
  });

  it('is not done in the first set of what is new or comes at random, nor where errors are made larger on purpose', () => {
    for (const more of [{ newCondition: true }, { schedule: 'random' as const }]) {
      expect(zones(practise(poor, more))).toEqual([]);
      expect(zones(practise([...poor, ...poor], more))).toHaveLength(1);
      expect(helps(practise(poor, more))).toContain('cue too-hard');
    }
    expect(zones(practise([...poor, ...poor, ...poor], { errorAugmentation: true }))).toEqual([]);
  });

  it('never puts a floor under rest and three standard deviations', () => {
    const more = { rest: { mean: 9, sd: 2 } };
    expect(zones(practise([...poor, ...poor, ...poor], more)).at(-1)).toEqual([15, 60]);
  });

  it('asks for another position after two easings, stops moving the target where these do not help, and goes on from a new zone', () => {
    const zone: Zone = { direction: 'up', floor: 80, ceiling: 90, holdSeconds: 0.5 };
    const far = Array.from({ length: 5 }, () => [...times(10, repetition(45, 1)), end]).flat();
    const visit = practise(far, { zone });
    expect(keys(visit)).toEqual(expect.arrayContaining(['change-position', 'change-exercise']));
    expect([visit.state.adapting, zones(visit)]).toEqual([
      false,
      [
        [70, 90],
        [60, 90],
      ],
    ]);
    const given = { floor: 20, ceiling: 60, holdSeconds: 0.5 };
    expect(practise([...far, { kind: 'zone', zone: given }], { zone }).state.adapting).toBe(true);
  });

  it('gives the signal back under half, keeps it until two good sets, and never moves anything in a probe', () => {
    const good = [...times(8, held), ...times(2, weak), end];
    const visit = practise([...good, ...good, ...times(10, repetition(12, 1)), end, ...times(10, held), end]);
    expect(keys(visit).filter((key) => key.startsWith('feedback'))).toEqual([
      'feedback-faded',
      'feedback-faded',
      'feedback-returned',
    ]);
    expect([visit.state.faded, givenNow(visit.state)]).toEqual([0, 'live']);
    const probe = practise([...times(2, held), { kind: 'probe-begin' }, ...times(5, weak), end]);
    expect([zones(probe), helps(probe)]).toEqual([[], []]);
  });
});

describe('a patient whose attempts are too weak to be seen', () => {
  it('is not left alone: after a time without a trial the therapist is asked, and again after as long', () => {
    const zone: Zone = { direction: 'up', floor: 60, ceiling: 90, holdSeconds: 1 };
    const visit = practise(times(60, repetition(12, 1.5)), { zone });
    expect(visit.state.ended).toBe(0);
    expect(helps(visit)).toEqual(['question no-attempt', 'question no-attempt']);
    expect(visit.cues.map(({ at }) => Math.round(at))).toEqual([46, 92]);
    expect(helps(practise(times(60, repetition(70, 1.5)), { zone, parameters: { idleSeconds: 10 } }))).toEqual([]);
    expect(helps(practise([[5, 200]], { zone: { direction: 'down', floor: null, ceiling: 20, holdSeconds: 30 } }))).toEqual([]);
  });
});

describe('a planned set', () => {
  const dose = { sets: 2, repetitions: 5, restSeconds: 30 };

  it('ends by itself after its repetitions, says the rest, and the hand that says so after it says nothing new', () => {
    const visit = practise([...times(5, held), end, ...times(5, held)], { dose });
    expect(visit.events.filter(({ kind }) => kind === 'set.finished')).toHaveLength(2);
    expect(visit.events.find(({ kind }) => kind === 'set.finished')?.from.trials).toEqual([5]);
    expect(visit.state.set).toBe(3);
    expect(visit.cues.filter(({ key }) => key === 'rest-due')[0]).toMatchObject({ seconds: 30 });
    expect(keys(visit)).toContain('dose-done');
  });

  it('of rest ends with the task without a screen', () => {
    const zone: Zone = { direction: 'down', floor: null, ceiling: 20, holdSeconds: 1 };
    const visit = practise([[8, 40]], { zone, betweenTries: 0, dose: { sets: 1, repetitions: 5, restSeconds: null } });
    expect(keys(visit)).toContain('without-screen');
    expect(helps(visit)).toContain('proposal last-set');
  });
});

describe('errorless practice', () => {
  const more = { errors: 'errorless' as const, fallRisk: 'no' as const, hoursSincePractice: 48 };

  it('is probed by its first trial alone, with a cue at the first hesitation', () => {
    const probe = practise([[2, 0.1], { kind: 'probe-begin' }, ...held, ...held], more);
    expect(probe.state.probes).toMatchObject([{ complete: true, cold: true, trials: [{ outcome: 'held' }] }]);
    expect(keys(probe)[0]).toBe('cue-at-hesitation');
    const late = practise([...held, { kind: 'probe-begin' }], more);
    expect(late.cues.at(-1)).toMatchObject({ key: 'probe-refused', why: 'errorless' });
  });

  it('asks for no estimates and never takes feedback away', () => {
    const sets = Array.from({ length: 4 }, () => [...times(10, held), end]).flat();
    const visit = practise(sets, { ...more, rules: { 'estimate-first': true }, adapt: 'ease-only' });
    expect(keys(visit)).not.toContain('how-was-that');
    expect(visit.state.faded).toBe(0);
    expect(visit.state.cuesGone).toBe(4);
  });
});
