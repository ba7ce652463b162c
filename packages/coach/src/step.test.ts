import { bodySchemas } from '@eupraxia/clinical';
import { hertz, percent, seconds } from '@eupraxia/kernel';
import { RepetitionDetector } from '@eupraxia/signal/emg';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackOf } from './feedback.ts';
import type { CoachInput } from './input.ts';
import type { CoachPlan } from './plan.ts';
import { ceilingOf, cuttings, floorOf, ids, inputsOf, planOf, plans, rate, sessions } from './session.fixture.ts';
import { type CoachState, startCoach } from './state.ts';
import { replay, type Step, step } from './step.ts';

/** Calls `check` with what was before and after every input, over random sessions. */
function overSessions(check: (before: CoachState, input: CoachInput, after: Step) => void, numRuns = 150): void {
  fc.assert(
    fc.property(plans, sessions, cuttings, (plan, session, cutting) => {
      let state = startCoach(plan);
      for (const input of inputsOf(session, cutting)) {
        const after = step(state, input);
        check(state, input, after);
        state = after.state;
      }
    }),
    { numRuns },
  );
}

const outcomes = ({ events }: Step) =>
  events.flatMap((event) => (event.kind === 'repetition.done' ? [String(event.body.measured?.params['outcome'])] : []));

/** The body as it enters the log: the edge names the run. */
const logged = ({ kind, body }: Step['events'][number]): object => (kind === 'coach.helped' ? { ...body, run: ids.tap } : body);

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(allFinite);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    Object.values(Object.freeze(value)).map(deepFreeze);
  return value;
}

describe('step(state, input) replays', () => {
  it('replay gives the same state, cues and events however the samples are cut, marked or sent twice', () => {
    fc.assert(
      fc.property(plans, sessions, cuttings, fc.double({ min: 0, max: 1e5, noNaN: true }), (plan, session, cutting, start) => {
        const whole = replay(plan, inputsOf(session, { sizes: [1e9], losing: 'not-a-number', twice: false }, start));
        expect(replay(plan, inputsOf(session, cutting, start))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('replay takes samples that never came for samples that were lost', () => {
    const samplesOnly = sessions.map((session) => [...session.filter((what) => Array.isArray(what)), [2, 0.1] as const]);
    fc.assert(
      fc.property(plans, samplesOnly, fc.integer({ min: 1, max: 300 }), (plan, session, size) => {
        // The first sample starts the clock, so a practice begins with one that came.
        const practice = [[2, 0.1] as const, ...session];
        const missing = replay(plan, inputsOf(practice, { sizes: [size], losing: 'missing', twice: false }));
        expect(missing).toEqual(replay(plan, inputsOf(practice)));
      }),
      { numRuns: 100 },
    );
  });

  it('step writes into nothing that it was given', () => {
    overSessions((before, input, _after) => {
      if (input.kind !== 'block') deepFreeze(input);
      const frozen = deepFreeze(before);
      expect(step(frozen, input)).toEqual(_after);
    }, 40);
  });

  it('step without grace and calm sees the repetitions that RepetitionDetector sees, where nothing is lost or watched', () => {
    fc.assert(
      fc.property(
        // Between a limit and its hysteresis the two differ: the coach's hold is the zone itself.
        fc.array(
          fc.tuple(
            fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 20, max: 60 }), fc.integer({ min: 65, max: 90 })),
            fc.integer({ min: 1, max: 30 }),
          ),
          { maxLength: 60 },
        ),
        fc.integer({ min: 1, max: 250 }),
        (levels, size) => {
          const practice = [...levels.map(([level, twentieths]) => [level, twentieths / 20] as const), [0, 0.1] as const];
          const plan = planOf({ parameters: { peakDecline: 0.9, attempt: 1, shortest: 0.24, graceSeconds: 0, calmSeconds: 0 } });
          const mine = replay(plan, inputsOf(practice, { sizes: [size], losing: 'not-a-number', twice: false }));
          const seen: object[] = [];
          const detector = new RepetitionDetector(
            { reference: 100, zone: { floor: percent(20), ceiling: percent(60) }, hold: seconds(0.5), shortest: seconds(0.24) },
            hertz(rate),
            ({ on, off, holdSeconds, peak, held }) => seen.push({ on, off, holdSeconds, peak, held }),
          );
          detector.process(
            Float32Array.from(practice.flatMap(([level, s]) => Array<number>(Math.round(s * rate)).fill(level))),
            seconds(0),
          );
          detector.finish();
          const told = mine.events.map(({ body }) =>
            'held' in body
              ? {
                  on: body.measured?.from,
                  off: body.measured?.to,
                  holdSeconds: body.holdSeconds,
                  peak: body.peak,
                  held: body.held,
                }
              : body,
          );
          expect(told).toEqual(seen);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('step(state, input) holds, over random sessions', () => {
  it('step keeps the band at least as wide as ordered or as the narrowest, and never lowers an ordered ceiling', () => {
    overSessions(({ zone, plan }, input, { state }) => {
      if (input.kind === 'zone') return;
      expect(state.zone.holdSeconds).toBe(zone.holdSeconds);
      expect(ceilingOf(state.zone)).toBeGreaterThanOrEqual(Math.min(ceilingOf(zone), ceilingOf(plan.zone)));
      if (floorOf(state.zone) > floorOf(zone))
        expect(ceilingOf(state.zone) - floorOf(state.zone)).toBeGreaterThanOrEqual(
          Math.min(ceilingOf(zone) - floorOf(zone), plan.parameters.narrowest),
        );
    });
  });

  it('step raises by one step at most, by success at the end of a set alone, and not in a set that was eased', () => {
    const moves = { up: 0, down: 0 };
    overSessions((before, input, { state, events }) => {
      if (input.kind === 'zone') return;
      const moved = floorOf(state.zone) - floorOf(before.zone);
      if (moved !== 0) moves[moved > 0 ? 'up' : 'down']++;
      expect(moved).toBeLessThanOrEqual(before.plan.parameters.step);
      expect(moved).toBeGreaterThanOrEqual(-2 * before.plan.parameters.step);
      expect(events.filter((event) => event.kind === 'zone.set').length).toBeLessThanOrEqual(1);
      if (moved > 0) {
        expect([input.kind, before.eased, before.hurting, before.stopped]).toEqual(['set-finished', false, false, null]);
        expect([before.plan.adapt, before.tally.floorMoved]).toEqual(['success', false]);
      }
    }, 300);
    expect(Math.min(moves.up, moves.down)).toBeGreaterThan(5);
  });

  it('step makes one thing harder at most at the end of a set: the threshold or the feedback', () => {
    let changed = 0;
    overSessions((before, input, { state }) => {
      if (input.kind !== 'set-finished') return;
      const harder = Number(state.faded > before.faded) + Number(floorOf(state.zone) > floorOf(before.zone));
      expect(harder).toBeLessThanOrEqual(1);
      changed += harder;
    });
    expect(changed).toBeGreaterThan(5);
  });

  it('step freezes at a STOP, eases at once where its rule says so, and never writes a STOP', () => {
    let eased = 0;
    overSessions((before, input, { state, events }) => {
      expect(events.map(({ kind }) => String(kind))).not.toContain('stop.pressed');
      if (input.kind !== 'stop') return;
      expect(state.stopped).toBe(input.rule === null && before.stopped !== 'rule' ? 'pressed' : 'rule');
      if (input.rule !== 'stop-pain-rise' || before.stopRule === input.rule) return;
      eased++;
      expect([state.eased, state.hurting]).toEqual([true, true]);
      if (!before.tally.floorMoved && before.adapting)
        expect(floorOf(state.zone)).toBe(Math.min(floorOf(before.zone), Math.max(5, floorOf(before.zone) - 5)));
    });
    expect(eased).toBeGreaterThan(5);
  });

  it('step counts nothing and shows nothing while stopped', () => {
    overSessions((before, input, { state, events }) => {
      if (before.stopped === null || input.kind === 'cleared') return;
      expect(events.filter((event) => event.kind === 'repetition.done')).toEqual([]);
      expect(feedbackOf(state)).toEqual({ live: false, result: null, because: 'stopped' });
    });
  });

  it('step counts no success with the antagonist over its limit, and does not raise the threshold on one', () => {
    let over = 0;
    overSessions((before, _input, { state, events }) => {
      const { antagonist, parameters } = before.plan;
      for (const { body } of events)
        if ('held' in body && antagonist !== null) {
          const seconds = Number(body.measured?.params['antagonistSeconds']);
          if (seconds >= parameters.antagonistBearable) over++;
          if (body.held) expect(seconds).toBeLessThan(parameters.antagonistBearable);
        }
      if (events.some((event) => event.kind === 'zone.set') && floorOf(state.zone) > floorOf(before.zone)) {
        const judged = before.lastTen.slice(-before.inThisZone);
        expect(judged.map((trial) => trial.outcome)).not.toContain('antagonist');
      }
    });
    expect(over).toBeGreaterThan(5);
  });

  it('step gives no feedback in a probe, and no cold probe where a fall is not ruled out', () => {
    let probes = 0;
    overSessions((before, input, { state, cues }) => {
      if (input.kind === 'probe-begin' && before.ended === 0 && before.plan.fallRisk !== 'no') expect(state.probe).toBeNull();
      if (state.probe === null || before.probe === null) return;
      probes++;
      const { live, result } = feedbackOf(state);
      expect([live, result]).toEqual([false, null]);
      expect(cues.filter((cue) => cue.to === 'patient')).toEqual([]);
      expect(state.lastTen).toBe(before.lastTen);
    });
    expect(probes).toBeGreaterThan(5);
  });

  it('step judges nothing that lost samples could have turned', () => {
    let missed = 0;
    overSessions((_before, _input, step) => {
      for (const { body } of step.events)
        if ('held' in body && !body.held && body.measured?.params['outcome'] === 'missed') {
          missed++;
          const { lostSeconds, holdSeconds } = body.measured.params;
          const turned = Number(lostSeconds) > 0 && (body.holdSeconds ?? 0) + Number(lostSeconds) >= Number(holdSeconds);
          expect(turned).toBe(false);
        }
    });
    expect(missed).toBeGreaterThan(0);
  });

  it('step keeps every number finite and every body fit for the log', () => {
    overSessions((_before, _input, { state, cues, events }) => {
      expect(allFinite([state, cues, events])).toBe(true);
      for (const event of events) expect(bodySchemas[event.kind].safeParse(logged(event)).error).toBeUndefined();
    }, 60);
  });
});

describe('step(state, input) with invalid input', () => {
  const plan: CoachPlan = planOf();
  it('step refuses what cannot be: a rate of 0, a time that is not finite, a zone upside down, a short array, a pain of 11', () => {
    const state = startCoach(plan);
    const agonist = new Float32Array(3);
    expect(() => step(state, { kind: 'block', t0: 0, rate: 0, agonist })).toThrow('a rate of 0 is not above zero');
    expect(() => step(state, { kind: 'block', t0: Number.NaN, rate, agonist })).toThrow('a block at NaN s is not valid');
    expect(() => step(state, { kind: 'block', t0: 0, rate, agonist, lost: new Uint8Array(2) })).toThrow('fewer');
    expect(() => step(state, { kind: 'tick', at: Number.POSITIVE_INFINITY })).toThrow('is not valid');
    expect(() => step(state, { kind: 'zone', at: 0, zone: { floor: 60, ceiling: 20, holdSeconds: 1 } })).toThrow('is not valid');
    expect(() => step(state, { kind: 'pain', at: 0, score: 11, when: 'during', id: 'a' })).toThrow('pain of 11');
  });

  it('coachPlan refuses a parameter out of its range, by its name', () => {
    expect(() => planOf({ parameters: { step: 50 } })).toThrow('step of 50 is not within 1 to 10');
    expect(() => planOf({ parameters: { successLow: 0.9 } })).toThrow('a success band from 0.9 to 0.85 is not valid');
  });

  it('step takes any amplitude that a Float32Array can hold', () => {
    fc.assert(
      fc.property(fc.array(fc.float32Array({ maxLength: 60 }), { maxLength: 8 }), (blocks) => {
        let t0 = 0;
        const inputs = blocks.map((agonist): CoachInput => {
          const block = { kind: 'block' as const, t0, rate: 20, agonist, antagonist: agonist };
          t0 += agonist.length / 20;
          return block;
        });
        const end = replay(planOf({ antagonist: { channel: 'FCR', limit: 30 } }), inputs);
        expect(JSON.stringify(end)).not.toMatch(/NaN|Infinity/);
        for (const outcome of outcomes(end)) expect(['held', 'missed', 'weak', 'antagonist']).toContain(outcome);
        for (const event of end.events) expect(bodySchemas[event.kind].safeParse(logged(event)).error).toBeUndefined();
      }),
    );
  });
});
