import { dayIn, type Envelope, readLog } from '@eupraxia/clinical';
import type { NewChartEntry } from '@eupraxia/clinical/chart';
import { foldVisit } from '@eupraxia/clinical/visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DayRow, openedVisit, rowOf as visitOf } from './opened-visit.fixture.ts';
import { newId, type Session, type TestServer, testServer } from './server.fixture.ts';

let bed: TestServer;
let therapist: Session;

beforeAll(async () => {
  bed = await testServer();
  therapist = await bed.signIn('therapist');
});
afterAll(() => bed?.remove());

const rowOf = (name: string) => visitOf(therapist, name);
const opened = (row: DayRow) => openedVisit(therapist, row);

const sync = async (visitId: string, ...events: Envelope[]) =>
  (await therapist.call('visit/sync', { visitId, events, have: {} })).json.json;
/** What the server's own stream says of starts. */
const judgments = (answer: { events: Envelope[] }) =>
  answer.events
    .filter(({ kind }) => kind === 'start.refused' || kind === 'start.questioned')
    .map(({ kind, body }) => [
      kind,
      (body as { findings: { rule: string; severity: string }[] }).findings.map(({ rule }) => rule),
    ]);

async function toChart({ patient }: DayRow, ...entries: readonly Omit<NewChartEntry, 'id'>[]) {
  const made = entries.map(({ kind, body }) => ({ id: newId(), kind, body: { id: newId(), ...body } }));
  const answer = await therapist.call('chart/append', { patientId: patient.id, entries: made });
  expect(answer.status).toBe(200);
  return made;
}

/** The day of the clinic, whose zone is the one in which the tests run: it need not be the day of UTC. */
const today = () => dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now());
const consent = (given: boolean) =>
  ({ kind: 'consent', body: { what: 'treatment', given, by: 'patient', on: today() } }) as unknown as Omit<NewChartEntry, 'id'>;
const noWeight = (id: string) =>
  ({
    kind: 'order',
    body: { id, kind: 'weight-bearing', value: 'NWB', side: 'left', from: today(), until: null, by: 'Dr. Ito' },
  }) as unknown as Omit<NewChartEntry, 'id'>;

describe('visit.sync with a start that a safety rule blocks', () => {
  it('is told so where it arrives live, with what blocks it, and alike where the call is sent again', async () => {
    const row = await rowOf('Amara Okafor');
    await toChart(row, consent(false));
    const { visitId, start } = await opened(row);
    const event = start();
    const answer = await sync(visitId, event);
    expect(answer.blocked).toEqual([
      {
        event: event.id,
        code: 'EUP_SERVER_START_BLOCKED',
        message: 'This activity may not start: The patient refused treatment.',
        remedy: expect.stringContaining('start it again'),
        findings: [
          {
            rule: 'consent-refused',
            severity: 'block',
            text: 'The patient refused treatment',
            wayOn: expect.stringContaining('new consent'),
          },
        ],
      },
    ]);
    expect(answer.refused).toBeUndefined();
    const again = await sync(visitId, event);
    expect(again.blocked).toEqual(answer.blocked);
    expect(judgments(again)).toEqual([['start.refused', ['consent-refused']]]);
  });

  it('keeps its time where it arrives late, and is questioned with its findings', async () => {
    const row = await rowOf('Lena Marsh');
    await toChart(row, consent(false));
    const { visitId, activityId, start, write } = await opened(row);
    const answer = await sync(
      visitId,
      start(Date.now() - 30_000),
      write('activity.stopped', { activityId }, { at: Date.now() - 10_000 }),
    );
    expect(answer.blocked).toBeUndefined();
    expect(judgments(answer)).toEqual([['start.questioned', ['consent-refused']]]);
    const { contradictions } = foldVisit(readLog(answer.events));
    expect(contradictions.map(({ what }) => what)).not.toContain('start-refused');
  });

  it('refuses the next start once consent was withdrawn in the chart of an open visit', async () => {
    const row = await rowOf('Theo Brandt');
    const { visitId, activityId, start, write } = await opened(row);
    expect((await sync(visitId, start(), write('activity.stopped', { activityId }))).blocked).toBeUndefined();
    await toChart(row, consent(false));
    const answer = await sync(visitId, start());
    expect(answer.blocked?.map(({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule))).toEqual([
      ['consent-withdrawn'],
    ]);
  });

  it('minds an order that the chart records while the visit is open, until it is taken back', async () => {
    const row = await rowOf('Jonas Clark');
    const { visitId, activityId, start, write } = await opened(row);
    const id = newId();
    const [entry] = await toChart(row, noWeight(id));
    const answer = await sync(visitId, start());
    expect(answer.events.filter(({ kind }: Envelope) => kind === 'order.changed')).toHaveLength(1);
    expect(answer.blocked[0].findings).toMatchObject([
      { rule: 'weight-bearing-order', text: 'Weight-bearing is ordered: NWB, left (Dr. Ito)' },
    ]);
    await toChart(row, { kind: 'retraction', body: { entry: entry?.id, reason: 'wrong chart' } } as never);
    const after = await sync(visitId, write('activity.stopped', { activityId }), start());
    expect(after.blocked).toBeUndefined();
    const visit = foldVisit(readLog(after.events));
    expect(visit.orders.map((order) => order.id)).not.toContain(id);
  });

  it('minds an answer of the safety screen that the chart makes tighter while the visit is open', async () => {
    const row = await rowOf('Haruto Sato');
    const { visitId } = await opened(row);
    const entries = (await therapist.call('chart/get', { patientId: row.patient.id })).json.json.entries;
    const { answers } = entries.findLast(({ kind }: { kind: string }) => kind === 'screening').body;
    await toChart(row, {
      kind: 'screening',
      body: { on: today(), answers: { ...answers, 'unstable-heart': { answer: 'yes' }, falls: { answer: 'no' } } },
    } as never);
    const { events } = (await therapist.call('visit/read', { visitId, have: {} })).json.json;
    const visit = foldVisit(readLog(events));
    expect(visit.screened.map(({ question, answer }) => [question, answer])).toEqual([['unstable-heart', 'yes']]);
  });
});
