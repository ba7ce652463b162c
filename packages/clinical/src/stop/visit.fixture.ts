import { screenQuestions } from '@eupraxia/catalogue';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import type { Envelope, EventKind, NewBodies, NewSnapshot } from '../index.ts';
import { readLog } from '../log/read.ts';
import type { Role } from '../log/vocabulary.ts';
import { foldVisit } from '../visit/visit.ts';
import { clearancesJudgedFrom } from './judged-from.ts';

/** When the visits of these tests open: a clearance is judged by then. */
export const openedAt = clearancesJudgedFrom + 3_600_000;
export const base = exampleSnapshot();
export const activityId = base.program.items[0]?.id ?? '';

type Answers = NonNullable<NewSnapshot['safety']>['answers'];

/** A chart in which every question was answered with no, but for these. */
export const chart = (answers: Answers = {}, more: Partial<NewSnapshot> = {}): NewSnapshot => ({
  ...base,
  safety: {
    answers: {
      ...Object.fromEntries(screenQuestions.map(({ id }) => [id, { answer: id === 'medication-known' ? 'yes' : 'no' } as const])),
      ...answers,
    },
    state: 'clear',
    findings: [],
    cordAtT6OrAbove: answers['cord-lesion-t6-or-above']?.answer ?? 'no',
  },
  ...more,
});

/** A visit told step by step, each event a second after the one before. */
export class TestVisit {
  readonly events: Envelope[] = [];
  readonly #writers = new Map<string, ReturnType<typeof exampleWriter>>();
  #at = openedAt;

  constructor(snapshot: NewSnapshot = chart()) {
    this.events.push(this.#writer('therapist').write(openedAt, 'visit.opened', { snapshot }));
  }

  #writer(role: Role): ReturnType<typeof exampleWriter> {
    const known = this.#writers.get(role);
    if (known !== undefined) return known;
    const writer = exampleWriter({
      clinicId: base.clinic.id,
      visitId: '0198a5a0-0000-7000-8000-000000000001',
      userId: role,
      role,
      zone: base.clinic.zone,
      number: this.#writers.size + 1,
      startedAt: openedAt,
    });
    this.#writers.set(role, writer);
    return writer;
  }

  /** Records an event as a person of this role. */
  as<K extends EventKind>(role: Role, kind: K, body: NewBodies[K], more: { corrects?: string; evidence?: string[] } = {}) {
    this.#at += 1000;
    const event = this.#writer(role).write(this.#at, kind, body, more);
    this.events.push(event);
    return event;
  }

  say<K extends EventKind>(kind: K, body: NewBodies[K], more: { corrects?: string; evidence?: string[] } = {}) {
    return this.as('therapist', kind, body, more);
  }

  start(): this {
    this.say('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    return this;
  }

  /** STOP with its reason; the id of the STOP. */
  stop(why?: NewBodies['stop.explained']['why'], from: NewBodies['stop.pressed']['from'] = 'therapist'): string {
    const { id } = this.say('stop.pressed', { from });
    if (why !== undefined) this.say('stop.explained', { stop: id, why });
    return id;
  }

  fold() {
    return foldVisit(readLog(this.events));
  }
}
