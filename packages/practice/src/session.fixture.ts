import type { Envelope, EventKind, NewBodies } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter, seededNumbers } from '@eupraxia/clinical/example';
import { coachPlan, coachVersion, feedbackPolicies } from '@eupraxia/coach';
import { SyntheticBody } from '@eupraxia/devices';
import { leadOf } from './replay.ts';
import { CoachRun, type Outcome, type PersonInput } from './run.ts';
import { chainVersion } from './version.ts';

const clinicId = '018f4e2a-0000-7000-8000-00000000000a';
const visitId = '018f4e2a-0000-7000-8000-00000000000b';
export const recording = '018f4e2a-0000-7000-8000-00000000000c';
const run = '018f4e2a-0000-7000-8000-00000000000d';
export const rate = 1000;

export interface MadeSession {
  readonly envelopes: readonly Envelope[];
  readonly data: readonly Float32Array[];
  readonly channels: readonly { readonly name: string }[];
  readonly repetitions: number;
}

/**
 * A practice as a tab writes it: a synthetic body practises under the coach, stretch by stretch, in blocks of any length,
 * while people say all that they can. The last stretch may lack its end, as when the tab dies.
 */
export function madeSession(seed: number, { stretches = 5, dies = false } = {}): MadeSession {
  const numbers = seededNumbers(seed);
  const chance = (most: number): number => Math.floor(numbers() * most);
  const snapshot = exampleSnapshot();
  const item = snapshot.program.items[0];
  if (item === undefined) throw new Error('the example has no program');
  const activityId = item.id;
  const tab = exampleWriter({ clinicId, visitId, userId: 'pt', zone: 'Europe/Berlin', number: 2, startedAt: 1.7e12 });
  const envelopes: Envelope[] = [];
  let now = 1.7e12;
  const write = <K extends EventKind>(
    kind: K,
    body: NewBodies[K],
    evidence?: readonly string[],
    more: Partial<Envelope> = {},
  ): Envelope => {
    now += 1 + chance(50);
    // What went through storage is what is read.
    const event = { ...(JSON.parse(JSON.stringify(tab.write(now, kind, body))) as Envelope), ...more };
    const kept = evidence === undefined || evidence.length === 0 ? event : { ...event, evidence: [...evidence] };
    envelopes.push(kept);
    return kept;
  };
  write('visit.opened', { snapshot });

  const body = new SyntheticBody({
    seed,
    rate,
    script: { every: 2.2, holds: 1.4, weakest: 0.1, strongest: 0.9, coactivation: 0.3 },
  });
  const length = 60 * rate;
  const data = [new Float32Array(length), new Float32Array(length)];
  for (let at = 0; at < length; at += 500) {
    if (chance(60) === 0) body.disturb(chance(2) === 0 ? 'stall' : 'artefact');
    if (chance(80) === 0) body.disturb('electrode-off');
    if (chance(8) === 0) body.disturb('electrode-on');
    body.fill(data, at, 500);
  }
  const channels = [{ name: 'agonist' }, { name: 'antagonist' }];
  const watches = chance(2) === 0;
  const agonist = { channel: 'agonist', unit: 'µV', reference: 160 };
  const antagonist = watches ? { channel: 'antagonist', unit: 'µV', reference: 150 } : null;
  const plan = coachPlan({
    activityId,
    zone: { floor: 20, ceiling: 70, holdSeconds: 0.5 },
    source: { recording, ...agonist, startsAt: 0 },
    antagonist: watches ? { channel: 'antagonist', limit: 30 } : null,
    feedback: feedbackPolicies[chance(feedbackPolicies.length)] ?? 'faded',
    painKnown: chance(2) === 0,
    fallRisk: 'no',
  });
  const coach = new CoachRun(run, plan);
  write('coach.started', { activityId, run, plan: JSON.parse(JSON.stringify(plan)), coach: coachVersion, chain: chainVersion });

  const trials = new Map<number, string>();
  const log = ({ events }: Outcome): void => {
    for (const event of events) {
      const { events: ids, trials: of } = event.from;
      const evidence = [...ids, ...of.flatMap((number) => trials.get(number) ?? [])];
      const kept = write(event.kind, event.body as never, evidence, { source: 'coach' });
      if (event.kind === 'repetition.done' && event.trial !== undefined) trials.set(event.trial, kept.id);
    }
  };
  const receive = (input: PersonInput, of: string | null): void => {
    const { at } = coach;
    const { kind, ...rest } = input;
    const { events } = coach.receive(input, of);
    const made = { events: [...events], cues: [] };
    write('coach.heard', {
      activityId,
      run,
      at,
      what: kind,
      ...(of === null ? {} : { of }),
      ...(Object.keys(rest).length === 0 ? {} : { said: JSON.parse(JSON.stringify(rest)) }),
    });
    log(made);
  };
  const speak = (): void => {
    switch (chance(9)) {
      case 0: {
        const score = chance(21) / 2;
        const { id } = write('pain.rated', { score, when: 'during', activityId });
        receive({ kind: 'pain', score, when: 'during', id } as PersonInput, id);
        break;
      }
      case 1: {
        const score = chance(21) / 2;
        const { id } = write('effort.rated', { activityId, score, scale: 'CR10' });
        receive({ kind: 'effort', score, id } as PersonInput, id);
        break;
      }
      case 2: {
        const floor = 5 + chance(30);
        const zone = { floor, ceiling: floor + 10 + chance(40), holdSeconds: chance(4) / 4 };
        const { id } = write('zone.set', { activityId, metric: 'emg-amplitude', ...zone });
        receive({ kind: 'zone', zone }, id);
        break;
      }
      case 3:
        {
          const rule = chance(2) === 0 ? 'stop-pain-rise' : null;
          const { id } = write('stop.pressed', rule === null ? { from: 'therapist' } : { from: 'rule', rule });
          receive({ kind: 'stop', rule, id } as PersonInput, id);
        }
        break;
      case 4:
      case 5:
        receive({ kind: 'cleared' }, null);
        break;
      case 6:
        receive({ kind: 'set-finished' }, write('set.finished', { activityId }).id);
        break;
      case 7:
        receive({ kind: chance(2) === 0 ? 'probe-begin' : 'asked' }, null);
        break;
      default:
        receive({ kind: 'feedback', policy: feedbackPolicies[chance(feedbackPolicies.length)] ?? 'faded' }, null);
    }
  };

  for (let s = 0; s < stretches; s++) {
    let next = chance(40 * rate);
    const end = Math.min(length, next + (4 + chance(14)) * rate);
    const from = next / rate;
    const lead = data.map((samples) => leadOf(samples, next, rate)) as [Float32Array, Float32Array];
    const { at } = coach;
    const begun = coach.begin({ recording, from, rate, mains: 'none', agonist, antagonist }, [lead[0], watches ? lead[1] : null]);
    if (!begun.ok) throw new Error(begun.error.message);
    const first = { events: [...begun.value.events], cues: [] };
    write('feedback.started', {
      activityId,
      run,
      at,
      recording,
      from,
      rate,
      speed: 1,
      mains: 'none',
      agonist,
      ...(antagonist === null ? {} : { antagonist }),
    });
    log(first);
    while (next < end) {
      const count = Math.min(end - next, 1 + chance(90));
      log(
        coach.take(
          (data[0] as Float32Array).subarray(next, next + count),
          watches ? (data[1] as Float32Array).subarray(next, next + count) : null,
        ),
      );
      next += count;
      if (chance(40) === 0) speak();
    }
    if (dies && s === stretches - 1) break;
    write('feedback.stopped', { activityId, run, at: coach.at, to: next / rate });
    coach.end();
    if (chance(2) === 0) speak();
  }
  return { envelopes, data, channels, repetitions: trials.size };
}
