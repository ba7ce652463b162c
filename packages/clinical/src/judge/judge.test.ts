import { screenQuestions } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter, seededNumbers } from '../example.ts';
import { keeping, startBlockers } from '../gate/start-blockers.ts';
import type { Envelope, EventKind, NewBodies, NewSnapshot } from '../index.ts';
import { readLog } from '../log/read.ts';
import { foldVisit } from '../visit/visit.ts';
import { judge } from './judge.ts';
import { type StartBlocks, startsOf } from './starts.ts';

const t0 = 1_796_060_000_000;
const base = exampleSnapshot();
const items = base.program.items;
const activityId = items[0]?.id ?? '';
const safety = {
  answers: Object.fromEntries(
    screenQuestions.map(({ id }) => [id, { answer: id === 'medication-known' ? 'yes' : 'no' } as const]),
  ),
  state: 'clear',
  findings: [],
  cordAtT6OrAbove: 'no',
} satisfies NewSnapshot['safety'];
const snapshot: NewSnapshot = { ...base, safety };

function visitOf(number = 1) {
  const shared = {
    clinicId: base.clinic.id,
    visitId: '0198a5a0-0000-7000-8000-000000000001',
    userId: 'u',
    zone: base.clinic.zone,
  };
  const writer = (n: number) => exampleWriter({ ...shared, number: n, startedAt: t0 });
  const server = writer(number * 2);
  const tab = writer(number * 2 + 1);
  const events: Envelope[] = [server.write(t0, 'visit.opened', { snapshot })];
  const add = <K extends EventKind>(from: typeof tab, at: number, kind: K, body: NewBodies[K], more?: { corrects: string }) => {
    const event = from.write(at, kind, body, more);
    events.push(event);
    return event;
  };
  return {
    events,
    tab: <K extends EventKind>(at: number, kind: K, body: NewBodies[K], more?: { corrects: string }) =>
      add(tab, at, kind, body, more),
    server: <K extends EventKind>(at: number, kind: K, body: NewBodies[K]) => add(server, at, kind, body),
  };
}

const start = { activityId, by: 'therapist', mode: 'one-on-one' } as const;

/** A visit whose patient withdrew consent, so that every start is blocked. */
function blockedVisit() {
  const visit = visitOf();
  visit.server(t0 + 60_000, 'consent.changed', { what: 'treatment', state: 'withdrawn', entry: base.clinic.id });
  return { visit, started: visit.tab(t0 + 120_000, 'activity.started', start) };
}

describe('judge(all, fresh, receivedAt)', () => {
  it('refuses a blocked start that arrives live, with what blocks it and what would change it', () => {
    const { visit, started } = blockedVisit();
    expect(judge(visit.events, [started], t0 + 120_000 + 5_000)).toEqual([
      {
        kind: 'start.refused',
        body: {
          of: started.id,
          findings: [
            {
              rule: 'consent-withdrawn',
              severity: 'block',
              text: 'The patient withdrew consent to treatment',
              wayOn: expect.stringContaining('new consent'),
            },
          ],
        },
      },
    ]);
  });

  it('lets a blocked start that arrives late keep its time, and questions it with its findings', () => {
    const { visit, started } = blockedVisit();
    const receivedAt = t0 + 120_000 + 5_001;
    const judged = judge(visit.events, [started], receivedAt);
    expect(judged.map(({ kind }) => kind)).toEqual(['events.received', 'start.questioned']);
    expect(judged[1]?.body).toMatchObject({ of: started.id, findings: [{ rule: 'consent-withdrawn', severity: 'block' }] });
    const stopped = visit.tab(t0 + 180_000, 'activity.stopped', { activityId });
    visit.server(receivedAt, 'start.questioned', judged[1]?.body as NewBodies['start.questioned']);
    expect(stopped.kind).toBe('activity.stopped');
    expect(foldVisit(readLog(visit.events)).activities[0]?.seconds).toBe(60);
  });

  it.each([
    ['live', 0],
    ['late', 600_000],
  ])('questions a start whose answers are missing where it arrives %s', (_, after) => {
    const visit = visitOf();
    visit.tab(t0 + 60_000, 'screen.answered', { question: 'broken-skin', answer: 'unknown' });
    const started = visit.tab(t0 + 120_000, 'activity.started', start);
    const judged = judge(visit.events, [started], t0 + 120_000 + after).filter(({ kind }) => kind.startsWith('start.'));
    expect(judged.map(({ kind }) => kind)).toEqual(['start.questioned']);
    expect(judged[0]?.body).toMatchObject({ of: started.id, findings: [{ severity: 'ask' }] });
  });
});

/** One start by the plain way: the visit folded from everything before it. */
function plainly(events: readonly Envelope[], id: string): StartBlocks | null {
  const log = readLog(events);
  const place = log.events.findIndex((event) => event.id === id);
  const event = log.events[place];
  if (event === undefined || (event.kind !== 'activity.started' && event.kind !== 'activity.resumed')) return null;
  const visit = foldVisit({ ...log, events: log.events.slice(0, place) });
  if (!visit.snapshot.program.items.some((item) => item.id === event.body.activityId)) return null;
  const found = keeping(startBlockers(visit, event.body.activityId).findings);
  const of = (certainBlock: boolean) =>
    found
      .filter(({ severity, certain }) => (severity === 'block' && certain) === certainBlock)
      .map(({ rule, severity, text, wayOn }) => ({
        rule,
        severity: certainBlock ? ('block' as const) : severity === 'reason' ? ('reason' as const) : ('ask' as const),
        text,
        ...(wayOn === null ? {} : { wayOn }),
      }));
  return { blocks: of(true), owed: of(false), afterFinish: visit.status === 'finished' };
}

describe('startsOf(log)', () => {
  it('judges every start of random logs as a fold of everything before it does, corrections of corrections among them', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const next = seededNumbers(seed);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
      const visit = visitOf(seed);
      const made: Envelope[] = [];
      for (let i = 0; i < 60; i++) {
        const at = t0 + 30_000 + Math.floor(next() * 3_000_000);
        const activity = pick(items).id;
        const tab = <K extends EventKind>(kind: K, body: NewBodies[K], more?: { corrects: string }) =>
          made.push(visit.tab(at, kind, body, more));
        const any: readonly (() => unknown)[] = [
          () => tab('activity.started', { activityId: activity, by: 'therapist', mode: 'one-on-one' }),
          () => tab('activity.resumed', { activityId: activity }),
          () => tab('activity.stopped', { activityId: activity }),
          () => tab('pain.rated', { score: Math.floor(next() * 11), when: pick(['before', 'during'] as const) }),
          () => tab('effort.rated', { activityId: activity, score: Math.floor(next() * 11), scale: 'CR10' }),
          () => tab('vitals.taken', { when: 'during', systolic: 100 + Math.floor(next() * 130), diastolic: 80 }),
          () => tab('screen.answered', { question: pick(screenQuestions).id, answer: pick(['yes', 'no', 'unknown'] as const) }),
          () => tab('stop.pressed', { from: 'therapist' }),
          () =>
            made.length > 0 &&
            tab('stop.explained', { stop: pick(made).id, why: pick(['pain', 'vital-signs', 'fatigue'] as const) }),
          () => made.length > 0 && tab('stop.cleared', { stop: pick(made).id, text: 'Settled after rest' }),
          () => made.length > 0 && tab('event.retracted', {}, { corrects: pick(made).id }),
          () => made.length > 0 && tab('event.retracted', {}, { corrects: pick(made).id }),
          () =>
            tab('zone.set', { activityId: activity, metric: 'emg-amplitude', floor: 20, ceiling: 40, holdSeconds: 2 } as never),
          () => tab('visit.finished', {}),
          () => tab('visit.reopened', {}),
          () =>
            visit.server(at, 'consent.changed', {
              what: 'treatment',
              state: pick(['given', 'withdrawn'] as const),
              entry: activity,
            }),
          () =>
            visit.server(at, 'screening.changed', {
              answers: { [pick(screenQuestions).id]: { answer: 'yes' } },
              entry: activity,
            }),
          () =>
            visit.server(at, 'order.changed', {
              id: activity,
              order: pick([
                null,
                { id: activity, kind: 'diet', value: 'NPO', from: '2026-11-01', until: null, by: 'Dr Holt' } as const,
              ]),
              entry: activity,
            }),
        ];
        pick(any)();
      }
      const judged = startsOf(readLog(visit.events));
      for (const { id, kind } of visit.events)
        if (kind === 'activity.started' || kind === 'activity.resumed')
          expect([seed, judged(id)]).toEqual([seed, plainly(visit.events, id)]);
    }
  });
});
