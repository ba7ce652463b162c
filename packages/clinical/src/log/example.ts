import { uuidV7 } from '@eupraxia/kernel';
import { type EventKind, kindVersion, type NewBodies } from './bodies.ts';
import type { Envelope } from './event.ts';
import type { NewProgramItem, NewSnapshot } from './snapshot.ts';
import { type EmgTarget, emgTargetOf, type NewEmgTarget } from './target.ts';
import type { Role } from './vocabulary.ts';

/** Numbers from a seed, the same on every machine (mulberry32): examples must not differ between runs. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUIDv7 from an instant (UTC ms) and seeded numbers. */
export function exampleId(at: number, numbers: () => number): string {
  return uuidV7(
    at,
    Uint8Array.from({ length: 10 }, () => Math.floor(numbers() * 256)),
  );
}

function seedOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** Writes one stream of events, gapless from seq 1: the synthetic twin of a tab, a tablet or the server. */
export interface ExampleWriter {
  readonly writer: string;
  write<K extends EventKind>(
    at: number,
    kind: K,
    body: NewBodies[K],
    more?: { readonly corrects?: string; readonly evidence?: readonly string[] },
  ): Envelope;
}

/** Makes a synthetic writer; the same options write the same events. */
export function exampleWriter(options: {
  readonly clinicId: string;
  readonly visitId: string;
  readonly userId: string;
  readonly role?: Role;
  readonly zone: string;
  /** Tells the writers of one visit apart. */
  readonly number: number;
  readonly startedAt: number;
}): ExampleWriter {
  const numbers = seededNumbers(seedOf(options.visitId, options.number));
  const writer = exampleId(options.startedAt, numbers);
  let seq = 0;
  return {
    writer,
    write: (at, kind, body, more) => {
      seq += 1;
      return {
        v: kindVersion(kind),
        id: exampleId(at, numbers),
        clinicId: options.clinicId,
        sessionId: options.visitId,
        writer,
        seq,
        at,
        mono: Math.max(0, at - options.startedAt),
        tz: options.zone,
        recordedAt: at,
        by: { userId: options.userId, role: options.role ?? 'therapist' },
        kind,
        body,
        ...(more?.corrects === undefined ? {} : { corrects: more.corrects }),
        ...(more?.evidence === undefined ? {} : { evidence: [...more.evidence] }),
      };
    },
  };
}

/** What an example may be made with; everything has a value of its own otherwise. */
export interface ExampleOptions {
  /** How many events; the least is 40. @default 214 */
  readonly events?: number;
  /** @default 1 */
  readonly seed?: number;
  /** UTC ms of the opening. @default 2026-11-22 10:15 in Chicago */
  readonly startsAt?: number;
  readonly visitId?: string;
  readonly snapshot?: NewSnapshot;
  /** Whether it ends with visit.finished. @default true */
  readonly finished?: boolean;
}

export interface ExampleVisit {
  readonly visitId: string;
  readonly snapshot: NewSnapshot;
  /** In the order in which they were written; the first is visit.opened, by a writer of its own. */
  readonly envelopes: readonly Envelope[];
}

export const fewestExampleEvents = 40;
const exampleStart = 1_795_364_100_000;

/**
 * A synthetic visit, whole and valid: pain and vital signs, every activity of the program with cues, sets and
 * repetitions, effort, a quote, a measurement and the finish. No clock and no chance: the same options, the same log.
 * It feeds tests, benchmarks, vectors and the demonstration clinic; the people in it do not exist.
 */
export function exampleVisit(options: ExampleOptions = {}): ExampleVisit {
  const startsAt = options.startsAt ?? exampleStart;
  const numbers = seededNumbers(seedOf(options.visitId ?? 'example', options.seed ?? 1));
  const visitId = options.visitId ?? exampleId(startsAt, numbers);
  const snapshot = options.snapshot ?? exampleSnapshot(startsAt, numbers);
  const total = Math.max(fewestExampleEvents, options.events ?? 214);
  const shared = {
    clinicId: snapshot.clinic.id,
    visitId,
    userId: snapshot.clinician.userId,
    zone: snapshot.clinic.zone,
    startedAt: startsAt,
  };
  const server = exampleWriter({ ...shared, number: 1 + (options.seed ?? 1) * 2 });
  const tab = exampleWriter({ ...shared, number: 2 + (options.seed ?? 1) * 2 });
  const envelopes: Envelope[] = [server.write(startsAt, 'visit.opened', { snapshot })];
  let at = startsAt;
  const say = <K extends EventKind>(afterMs: number, kind: K, body: NewBodies[K]): void => {
    at += afterMs;
    envelopes.push(tab.write(at, kind, body));
  };

  say(20_000, 'quote.said', { text: 'My hand caught less at breakfast.', speaker: 'patient' });
  say(15_000, 'pain.rated', { score: 1, when: 'before' });
  say(40_000, 'vitals.taken', { when: 'before', systolic: 128, diastolic: 78, heartRate: 72 });

  const items = snapshot.program.items.slice(0, 5);
  const closing = options.finished === false ? 5 : 6;
  // Each activity has eleven events of its own at most, beside its repetitions and the marks between its three sets.
  const around = items.map((item) => (emgTargetOf(item) === null ? 9 : 11));
  let left = total - envelopes.length - closing - around.reduce((sum, n) => sum + n, 0);
  items.forEach((item, i) => {
    const repetitions = i === items.length - 1 ? left : Math.floor(left / (items.length - i));
    left -= repetitions;
    practise(item, Math.max(0, repetitions), say, numbers);
  });

  say(60_000, 'quote.said', { text: 'I could feel it switch on by itself.', speaker: 'patient' });
  say(10_000, 'pain.rated', { score: 1, when: 'after' });
  say(40_000, 'vitals.taken', { when: 'after', systolic: 132, diastolic: 80, heartRate: 78 });
  say(90_000, 'measurement.taken', {
    measureId: 'arat',
    name: 'Action Research Arm Test',
    value: 31,
    unit: 'points',
    better: 'higher',
    side: 'right',
  });
  say(30_000, 'remark.written', { section: 'progress-and-plan', text: 'Next: same zone, in random order with hand opening.' });
  if (options.finished !== false) say(20_000, 'visit.finished', {});
  return { visitId, snapshot, envelopes };
}

function practise(
  item: NewProgramItem,
  repetitions: number,
  say: <K extends EventKind>(afterMs: number, kind: K, body: NewBodies[K]) => void,
  numbers: () => number,
): void {
  const activityId = item.id;
  const target = emgTargetOf(item) as NewEmgTarget | null;
  say(30_000, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
  if (target !== null) {
    say(20_000, 'reference.set', {
      activityId,
      kind: target.reference,
      value: 240,
      unit: 'µV',
      ...(item.muscle === undefined ? {} : { muscle: item.muscle }),
      ...(item.placement === undefined ? {} : { placement: item.placement }),
    });
    const { metric, floor, ceiling, holdSeconds } = target;
    say(5_000, 'zone.set', { activityId, metric, floor, ceiling, holdSeconds });
  }
  say(3_000, 'resistance.set', { activityId, kind: target === null ? 'gravity' : 'none' });
  say(5_000, 'assistance.set', { activityId, level: 'moderate' });
  say(4_000, 'cue.given', { activityId, channel: 'verbal', level: 'some', text: 'Reach long to the cup' });
  // The pace leaves the whole activity about ten minutes, however many repetitions there are.
  const pace = Math.max(1_000, Math.round(600_000 / Math.max(1, repetitions)));
  for (let set = 1; set <= 3; set++) {
    const count = Math.floor((repetitions * set) / 3) - Math.floor((repetitions * (set - 1)) / 3);
    for (let i = 0; i < count; i++) {
      const held = numbers() < 0.5 + 0.15 * set;
      say(pace, 'repetition.done', {
        activityId,
        held,
        ...(target === null
          ? {}
          : {
              holdSeconds: held ? target.holdSeconds + 0.25 : target.holdSeconds / 4,
              peak: peakOf(target, held),
            }),
      });
    }
    if (set < 3) say(20_000, 'set.finished', { activityId });
  }
  say(5_000, 'assistance.set', { activityId, level: 'minimal' });
  say(15_000, 'effort.rated', { activityId, score: 4, scale: 'CR10' });
  say(5_000, 'activity.stopped', { activityId });
}

/** The highest level of a synthetic repetition: inside the zone, or short of it. */
function peakOf({ direction, floor, ceiling }: EmgTarget, held: boolean): number {
  if (direction === 'down') return (ceiling ?? 20) * (held ? 0.5 : 1.5);
  const least = floor ?? 40;
  return held ? (least + (ceiling ?? least + 20)) / 2 : least - 5;
}

/** The synthetic patient of the examples: a right wrist after a stroke, and rising from a chair. */
export function exampleSnapshot(startsAt: number = exampleStart, numbers: () => number = seededNumbers(7)): NewSnapshot {
  const id = (): string => exampleId(startsAt - 86_400_000 * 30, numbers);
  const arat = {
    id: id(),
    measureId: 'arat',
    name: 'Action Research Arm Test',
    unit: 'points',
    better: 'higher',
    side: 'right',
  } as const;
  return {
    patient: { id: id(), name: 'Amara Okafor', bornOn: '1971-05-09' },
    clinic: { id: id(), name: 'Example clinic', zone: 'America/Chicago' },
    clinician: { userId: 'example-therapist', name: 'D. Rivera', credentials: 'PT, NCS' },
    discipline: 'PT',
    visitNumber: 7,
    plannedAt: startsAt,
    conditions: [{ id: id(), conditionId: 'stroke', name: 'Stroke', side: 'right', onset: '2026-10-03' }],
    deficits: [
      {
        id: id(),
        deficitId: 'motor-control',
        name: 'impaired motor control',
        bodyPart: 'wrist',
        side: 'right',
        detail: 'The cup slips when the wrist drops.',
      },
      { id: id(), deficitId: 'balance', name: 'impaired balance in rising' },
    ],
    baselines: [{ ...arat, value: 24, takenOn: '2026-10-26' }],
    latest: [{ ...arat, value: 28, takenOn: '2026-11-09' }],
    program: {
      id: id(),
      items: [
        {
          id: id(),
          exerciseId: 'emg-wrist-extension',
          name: 'Wrist extension with EMG biofeedback',
          bodyPart: 'wrist',
          side: 'right',
          position: 'seated, forearm supported',
          muscle: 'extensor carpi radialis',
          placement: 'SENIAM forearm, electrodes 20 mm apart',
          dose: { kind: 'repetitions', sets: 3, repetitions: 10, perSide: false },
          target: {
            metric: 'emg-amplitude',
            unit: '%',
            reference: 'submaximal',
            direction: 'up',
            floor: 55,
            ceiling: 85,
            holdSeconds: 2,
            inputs: [{ role: 'agonist', quantity: 'emg' }],
          },
          objective: 'reaching for and grasping a cup',
          service: { code: '97112', intent: 'motor control of the wrist' },
        },
        {
          id: id(),
          exerciseId: 'sit-to-stand',
          name: 'Sit-to-stand',
          bodyPart: 'lower limb',
          side: 'bilateral',
          position: 'chair, 45 cm',
          dose: { kind: 'repetitions', sets: 3, repetitions: 5, perSide: false },
          objective: 'rising from the dining chair',
          service: { code: '97530', intent: 'a functional task' },
        },
      ],
    },
    previous: {
      visitId: id(),
      date: '2026-11-18',
      activities: [
        {
          exerciseId: 'emg-wrist-extension',
          side: 'right',
          repetitions: 20,
          held: 11,
          measured: { repetitions: 20, held: 11 },
          reference: { kind: 'submaximal', placement: 'SENIAM forearm, electrodes 20 mm apart' },
          assistance: 'moderate',
          cues: 9,
        },
        { exerciseId: 'sit-to-stand', side: 'bilateral', repetitions: 12, held: 12, assistance: 'moderate', cues: 6 },
      ],
    },
    payer: { name: 'Medicare', unitMethod: 'CMS_TOTAL', assistantModifier: true },
    catalogueRelease: '2026.11',
    release: '0.1.0',
  };
}
