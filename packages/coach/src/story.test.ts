import { bodySchemas, type Envelope, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter, seededNumbers } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { hertz } from '@eupraxia/kernel';
import { EmgStream } from '@eupraxia/signal/emg';
import { beforeAll, describe, expect, it } from 'vitest';
import { cueText } from './cue-text.ts';
import { feedbackOf } from './feedback.ts';
import type { CoachInput } from './input.ts';
import { learningOf, performanceOf } from './labels.ts';
import { coachPlan } from './plan.ts';
import { startCoach } from './state.ts';
import { replay, type Step, step } from './step.ts';

const rate = 1000;
const reference = 100;
const startedAt = 1_795_364_100_000;
const recording = '018f4e2a-0000-7000-8000-000000000002';
const snapshot = exampleSnapshot(startedAt, seededNumbers(3));
const item = snapshot.program.items[0];
const activityId = item?.id ?? '';

/** A muscle of the wrist and its antagonist: Gaussian noise whose RMS follows the effort, over a quiet rest. */
class Wrist {
  readonly inputs: CoachInput[] = [];
  at = 0;
  readonly #next = seededNumbers(11);
  readonly #extensor = stream();
  readonly #flexor = stream();

  /** Practises at a percentage of the reference for some seconds; `flexor` in percent of its own. */
  work(extensor: number, seconds: number, flexor = 4): this {
    for (const block of this.#samples(extensor, flexor, seconds)) this.inputs.push(block);
    return this;
  }

  repetition(extensor: number, seconds: number, flexor = 4): this {
    return this.work(extensor, seconds, flexor).work(2, 1.2, 2);
  }

  unplug(seconds: number): this {
    return this.work(Number.NaN, seconds);
  }

  input(what: Omit<Extract<CoachInput, { at: number }>, 'at'> & Record<string, unknown>): this {
    this.inputs.push({ ...what, at: this.at } as CoachInput);
    return this;
  }

  *#samples(extensor: number, flexor: number, seconds: number): Iterable<CoachInput> {
    const size = 50;
    for (let left = Math.round(seconds * rate); left > 0; left -= size) {
      const length = Math.min(size, left);
      const t0 = this.at;
      this.at = Math.round((this.at + length / rate) * rate) / rate;
      const lost = new Uint8Array(length);
      const agonist = this.#envelope(this.#extensor, extensor, length, lost);
      const antagonist = this.#envelope(this.#flexor, flexor, length);
      yield { kind: 'block', t0, rate, agonist, antagonist, lost };
    }
  }

  #envelope(chain: EmgStream, level: number, length: number, lost?: Uint8Array): Float32Array {
    const raw = Float32Array.from({ length }, () => (level * reference * this.#normal()) / 100 / 0.945);
    chain.process(raw, raw, lost);
    return raw.map((amplitude) => (100 * amplitude) / reference);
  }

  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#next())) * Math.cos(2 * Math.PI * this.#next());
  }
}

function stream(): EmgStream {
  const made = EmgStream.of(hertz(rate));
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const plan = coachPlan({
  activityId,
  zone: { floor: 20, ceiling: 60, holdSeconds: 1 },
  source: { recording, channel: 'extensor', unit: 'µV', reference, startsAt: 0 },
  antagonist: { channel: 'flexor', limit: 25 },
  painKnown: true,
  fallRisk: 'no',
  hoursSincePractice: 48,
});

const pain = '018f4e2a-0000-7000-8000-000000000003';

describe('the coach through one visit of a wrist', () => {
  const wrist = new Wrist();
  let visit: Step;
  const saidFrom = (since: number) => visit.cues.filter((cue) => cue.at >= since).map(cueText);
  const marks: Record<string, number> = {};

  beforeAll(() => {
    wrist.work(2, 1, 2);
    // Two days later, before any feedback: what has stayed?
    wrist.input({ kind: 'probe-begin' }).work(2, 0.5);
    for (const strong of [38, 36, 40, 12, 38]) wrist.repetition(strong, 1.8);
    // The first set goes well.
    marks['first set'] = wrist.at;
    for (let i = 0; i < 10; i++) wrist.repetition(38, 1.8);
    wrist.input({ kind: 'set-finished' });
    // In the second the flexor begins to help: each of these looks like a success, and is not one.
    marks['second set'] = wrist.at;
    for (let i = 0; i < 7; i++) wrist.repetition(42, 1.8);
    for (let i = 0; i < 3; i++) wrist.repetition(42, 1.8, 45);
    wrist.input({ kind: 'set-finished' });
    // A lead comes off in the middle of a contraction, then it hurts.
    marks['third set'] = wrist.at;
    wrist.repetition(42, 1.8).work(42, 0.6).unplug(2).work(42, 1).work(2, 1.2).repetition(42, 1.8);
    marks['pain'] = wrist.at;
    wrist.input({ kind: 'stop', rule: 'stop-pain-rise', id: pain }).repetition(42, 1.8);
    marks['cleared'] = wrist.at;
    wrist.input({ kind: 'cleared' }).work(2, 0.5);
    for (let i = 0; i < 5; i++) wrist.repetition(32, 1.8);
    wrist.input({ kind: 'set-finished' });
    visit = replay(plan, wrist.inputs);
  });

  it('learning is what the cold probe showed; performance is what the practice did', () => {
    expect(learningOf(visit.state)).toMatchObject({ held: 4, of: 4 + 1 });
    expect(performanceOf(visit.state)?.label).toBe('performance');
  });

  it('the threshold rises once after the good set, not after the set in which the flexor helped, and eases with pain', () => {
    const moves = visit.cues.filter((cue) => cue.key === 'threshold-moved').map(cueText);
    expect(moves).toEqual([
      'The threshold went from 20 to 25 %: success lies above the band.',
      'The threshold went from 25 to 20 %: a rule of the session asks for it.',
    ]);
    expect(visit.state.zone).toEqual({ direction: 'up', floor: 20, ceiling: 60, holdSeconds: 1 });
  });

  it('the therapist hears of flexor, lead and pain when they happen', () => {
    expect(saidFrom(marks['second set'] ?? 0).slice(1)).toEqual([
      ...Array(3)
        .fill([
          'The antagonist is over 25 % of its reference: this repetition is no success.',
          'Let the second bar sink below its line.',
        ])
        .flat(),
      'The signal is lost. Nothing counts until it is back and rest was seen.',
      'A repetition could not be judged because signal was lost. Count it by a tap if you saw it.',
      'The threshold went from 25 to 20 %: a rule of the session asks for it.',
    ]);
  });

  it('feedback is off in the probe and while frozen, and on in practice', () => {
    let state = startCoach(plan);
    const live = new Map<string, Set<boolean>>();
    for (const input of wrist.inputs) {
      state = step(state, input).state;
      const where = state.stopped !== null ? 'stopped' : state.probe !== null ? 'probe' : 'practice';
      live.set(where, (live.get(where) ?? new Set()).add(feedbackOf(state).live));
    }
    expect(Object.fromEntries([...live].map(([where, seen]) => [where, [...seen]]))).toEqual({
      practice: [true],
      probe: [false],
      stopped: [false],
    });
  });

  it('the events enter a log that folds to what the coach knows', () => {
    const shared = { clinicId: snapshot.clinic.id, visitId: pain, userId: 'one', zone: snapshot.clinic.zone, startedAt };
    const server = exampleWriter({ ...shared, number: 1 });
    const tab = exampleWriter({ ...shared, number: 2 });
    const log: Envelope[] = [
      server.write(startedAt, 'visit.opened', { snapshot }),
      tab.write(startedAt, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }),
      ...visit.events.map(({ at, kind, body }) =>
        tab.write(
          startedAt + Math.round(at * 1000),
          kind,
          bodySchemas[kind].parse(kind === 'coach.helped' ? { ...body, run: pain } : body) as never,
        ),
      ),
    ];
    const folded = foldVisit(readLog(log));
    const activity = folded.activities[0];
    const judged = visit.state.practised.held + visit.state.practised.missed + visit.state.practised.antagonist;
    expect(activity?.repetitions.done).toBe(judged + 5);
    expect(activity?.repetitions.held).toBe(visit.state.practised.held + 4);
    expect(activity?.repetitions.lastTen).toEqual(visit.state.lastTen.map((trial) => trial.outcome === 'held'));
    expect(activity?.zone).toMatchObject({ ...visit.state.zone });
  });
});
