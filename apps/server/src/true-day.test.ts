import { codingToSign } from '@eupraxia/claims';
import { dayIn, type Envelope, type EventKind, instantAt, type NewBodies, readLog } from '@eupraxia/clinical';
import { composeNote, type SignedNote, sealNote } from '@eupraxia/clinical/note';
import { foldVisit, minutesOf, type Visit } from '@eupraxia/clinical/visit';
import { demoPeople } from '@eupraxia/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowOf } from './opened-visit.fixture.ts';
import { type Answer, newId, type Session, session, type TestServer, testServer } from './server.fixture.ts';
import { versionsNow } from './stations/note.ts';

/*
 * One working day of a clinic, by its server alone: two patients, two therapists and an assistant, a sign-out, a correction,
 * and a tablet that was offline and is merged later. Whatever was tapped, no minute of a person may count twice.
 */

const minute = 60_000;
/** Nine in the morning of the clinic, whatever the time of the machine; UTC ms. */
let start = Date.now();
/** The server's clock, moved by hand. */
let now = start;

let bed: TestServer;
let clinicId = '';
const people: Record<string, Session> = {};

const code = (answer: Answer): string | undefined => answer.json?.json?.code;

beforeAll(async () => {
  bed = await testServer({ clock: () => now });
  for (const { name, email } of demoPeople) {
    const found = bed.server.demoSignIns.find((one) => one.email === email);
    if (found !== undefined) people[name] = await session(bed.url, email, found.password);
  }
  const { clinic } = (await person('D. Rivera').call('me/get')).json.json;
  clinicId = clinic.id;
  start = instantAt(clinic.zone, dayIn(clinic.zone, now), '09:00');
  now = start;
});
afterAll(() => bed?.remove());

const person = (name: string): Session => people[name] ?? expect.fail(name);

/** A tab of somebody's in a visit: it keeps what it records until it is sent, as a tablet without network does. */
class Tab {
  readonly #who: Session;
  readonly #role: 'therapist' | 'assistant';
  readonly visitId: string;
  readonly #writer = newId();
  #seq = 0;
  #kept: Envelope[] = [];

  constructor(who: Session, role: 'therapist' | 'assistant', visitId: string) {
    this.#who = who;
    this.#role = role;
    this.visitId = visitId;
  }

  record<K extends EventKind>(kind: K, body: NewBodies[K], at = now): Envelope {
    this.#seq += 1;
    const event: Envelope = {
      ...{ v: 1, id: newId(), clinicId, sessionId: this.visitId, writer: this.#writer, seq: this.#seq, at, mono: at - start },
      ...{ tz: 'UTC', recordedAt: at, by: { userId: this.#who.userId, role: this.#role }, source: 'person', kind, body },
    };
    this.#kept.push(event);
    return event;
  }

  async send(): Promise<void> {
    const events = this.#kept;
    this.#kept = [];
    const answer = await this.#who.call('visit/sync', { visitId: this.visitId, events, have: {} });
    expect(answer.status, answer.text.slice(0, 400)).toBe(200);
    expect(answer.json.json.refused).toBeUndefined();
  }

  async tap<K extends EventKind>(kind: K, body: NewBodies[K]): Promise<Envelope> {
    const event = this.record(kind, body);
    await this.send();
    return event;
  }
}

const pass = (minutes: number): void => {
  now += minutes * minute;
};

async function logOf(visitId: string): Promise<Envelope[]> {
  return (await person('D. Rivera').call('visit/read', { visitId, have: {} })).json.json.events;
}

const folded = async (visitId: string): Promise<Visit> => foldVisit(readLog(await logOf(visitId)), now);

/** What is asked and answered before the first start, and after the last one, so that the note may be signed. */
async function before(tab: Tab): Promise<void> {
  tab.record('vitals.taken', { when: 'before', position: 'sitting', systolic: 124, diastolic: 78, heartRate: 72 });
  tab.record('pain.rated', { score: 1, when: 'before' });
  await tab.send();
}

async function finish(tab: Tab): Promise<void> {
  tab.record('pain.rated', { score: 1, when: 'after' });
  tab.record('remark.written', { section: 'response', text: 'Tolerated well.' });
  tab.record('remark.written', { section: 'progress-and-plan', text: 'Continue as planned.' });
  tab.record('visit.finished', {});
  await tab.send();
}

async function sign(who: string, visitId: string, notes: readonly SignedNote[] = []): Promise<Answer> {
  await person(who).beginSigning();
  const log = readLog(await logOf(visitId));
  const note = composeNote(log, { locale: 'en-US' });
  const hash = sealNote(log, note, versionsNow, codingToSign(log, notes));
  return person(who).call('note/sign', { visitId, kind: 'treatment', through: log.heads, hash });
}

/** The intervals of one-on-one time that count, of every visit, by the person whose they are. */
function countedBy(visits: readonly Visit[]): ReadonlyMap<string, readonly { from: number; to: number }[]> {
  const all = new Map<string, { from: number; to: number }[]>();
  for (const visit of visits) {
    const away = visit.elsewhere.filter(({ counts }) => counts !== 'here');
    for (const { placed } of visit.activities) {
      for (const { from, to, mode, person: whose } of placed.times) {
        if (mode !== 'one-on-one') continue;
        let pieces = [{ from, to }];
        for (const gone of away)
          pieces = pieces.flatMap((one) =>
            [
              { from: one.from, to: Math.min(one.to, gone.from) },
              { from: Math.max(one.from, gone.to), to: one.to },
            ].filter((piece) => piece.to > piece.from),
          );
        const name = whose ?? visit.snapshot.clinician.userId;
        all.set(name, [...(all.get(name) ?? []), ...pieces]);
      }
    }
  }
  return all;
}

function expectOnce(visits: readonly Visit[]): void {
  for (const [whose, intervals] of countedBy(visits)) {
    const sorted = [...intervals].sort((a, b) => a.from - b.from);
    sorted.forEach((one, i) => {
      const next = sorted[i + 1];
      if (next !== undefined) expect(one.to, `${whose} at ${(next.from - start) / minute} min`).toBeLessThanOrEqual(next.from);
    });
  }
}

describe('a day in the clinic', () => {
  let jonas: Tab;
  let lena: Tab;
  let assistant: Tab;
  let offline: Tab;
  const activity: Record<string, string> = {};

  it('two patients, one therapist: the ten minutes of both count in neither, and hold both signatures', async () => {
    const rivera = person('D. Rivera');
    for (const name of ['Jonas Clark', 'Lena Marsh']) {
      const { id } = await rowOf(rivera, name);
      const { events } = (await rivera.call('visit/open', { visitId: id })).json.json;
      activity[name] = events[0].body.snapshot.program.items[0].id;
      if (name === 'Jonas Clark') jonas = new Tab(rivera, 'therapist', id);
      else lena = new Tab(rivera, 'therapist', id);
    }
    await before(jonas);
    await before(lena);
    pass(1);
    await jonas.tap('activity.started', { activityId: activity['Jonas Clark'] ?? '', by: 'therapist', mode: 'one-on-one' });
    pass(15);
    await lena.tap('activity.started', { activityId: activity['Lena Marsh'] ?? '', by: 'therapist', mode: 'one-on-one' });
    pass(10);
    await jonas.tap('activity.stopped', { activityId: activity['Jonas Clark'] ?? '' });
    const both = [await folded(jonas.visitId), await folded(lena.visitId)];
    expect(both.map(({ overlaps }) => overlaps.map(({ counts, seconds }) => [counts, Math.round(seconds)]))).toEqual([
      [['open', 600]],
      [['open', 600]],
    ]);
    expectOnce(both);
    expect(JSON.stringify(await logOf(jonas.visitId))).not.toContain(lena.visitId);
    await finish(jonas);
    const refused = await sign('D. Rivera', jonas.visitId);
    expect([refused.status, code(refused)]).toEqual([422, 'EUP_SERVER_NOTE_BLOCKED']);
  });

  it('an assistant goes on with the second patient, and the therapist signs out: the clock stands, and what it cut is told', async () => {
    const rivera = person('D. Rivera');
    assistant = new Tab(person('K. Adeyemi'), 'assistant', lena.visitId);
    await assistant.tap('attention.changed', { activityId: activity['Lena Marsh'] ?? '', by: 'assistant', mode: 'one-on-one' });
    pass(12);
    await lena.tap('activity.paused', { activityId: activity['Lena Marsh'] ?? '', cause: 'sign-out', since: now - 2 * minute });
    pass(5);
    expect(rivera.userId).not.toBe(person('K. Adeyemi').userId);
    const visit = await folded(lena.visitId);
    expect(visit.cuts.map(({ from, to }) => (to - from) / minute)).toEqual([2]);
    const minutes = minutesOf(visit);
    expect(minutes.people.map(({ by, seconds }) => [by, Math.round(seconds / 60)])).toEqual([['assistant', 10]]);
  });

  it('the therapist says whose the ten minutes are: they count once, and the first note is signed', async () => {
    const [overlap] = (await folded(lena.visitId)).overlaps;
    await lena.tap('overlap.settled', { visit: overlap?.visit ?? '', counts: 'here' });
    const [first, second] = [await folded(jonas.visitId), await folded(lena.visitId)];
    expect([minutesOf(first).timed, minutesOf(second).timed]).toEqual([15, 20]);
    expectOnce([first, second]);
    const signed = await sign('D. Rivera', jonas.visitId);
    expect(signed.status, signed.text.slice(0, 400)).toBe(200);
    const note: SignedNote = signed.json.json;
    expect(note.coding).toMatchObject({ rule: 'day-once', timedMinutes: 15, billableUnits: 1 });
    expect(note.treatedBy?.map(({ name }) => name)).toEqual(['D. Rivera']);
  });

  it('a correction inside the visit is normal; a signature of two people lists both', async () => {
    await lena.tap('time.corrected', {
      activityId: activity['Lena Marsh'] ?? '',
      seconds: 21 * 60,
      reason: 'The clock was paused a minute early',
    });
    pass(1);
    await finish(lena);
    const log = readLog(await logOf(lena.visitId));
    const blocks = composeNote(log, { locale: 'en-US' }).findings.filter(({ severity }) => severity === 'blocks');
    expect(blocks.map(({ text }) => text)).toEqual([]);
    const signed = await sign('D. Rivera', lena.visitId);
    expect(signed.status, signed.text.slice(0, 400)).toBe(200);
    const note: SignedNote = signed.json.json;
    expect(new Set(note.treatedBy?.map(({ name }) => name))).toEqual(new Set(['D. Rivera', 'K. Adeyemi']));
    expect(note.coding?.timedMinutes).toBe(21);
    for (const { minutes, seconds } of note.coding?.lines ?? []) expect(minutes * 60).toBeLessThanOrEqual(seconds + 0.001);
  });

  it('an occupational therapist treats the first patient later; none of it is physical therapy’s', async () => {
    const chen = person('M. Chen');
    const { patient } = (await rowOf(chen, 'Jonas Clark')) as { patient: { id: string; name: string } };
    const planned = { id: newId(), patientId: patient.id, startsAt: now, minutes: 30 };
    const answer = await chen.call('visit/plan', { ...planned, despite: true });
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    const { events } = (await chen.call('visit/open', { visitId: planned.id })).json.json;
    const tab = new Tab(chen, 'therapist', planned.id);
    await before(tab);
    const activityId = events[0].body.snapshot.program.items[0].id;
    await tab.tap('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    pass(16);
    await tab.tap('activity.stopped', { activityId });
    await finish(tab);
    expect((await folded(planned.id)).sameDay).toEqual([]);
    const other = await sign('D. Rivera', planned.id);
    expect([other.status, code(other)]).toEqual([403, 'EUP_SERVER_NOTE_DISCIPLINE']);
    expect((await sign('M. Chen', planned.id)).status).toBe(200);
  });

  it('a tablet that was offline brings minutes that lie in the other visit: both signed notes are asked for an addendum', async () => {
    offline = new Tab(person('D. Rivera'), 'therapist', jonas.visitId);
    const lenaBegan = (await folded(lena.visitId)).activities[0]?.bouts[0]?.from ?? 0;
    const activityId = activity['Jonas Clark'] ?? '';
    // While Lena’s ten minutes, which count there, were under way, the tablet says that Jonas was treated again.
    offline.record('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }, lenaBegan + 2 * minute);
    offline.record('activity.stopped', { activityId }, lenaBegan + 7 * minute);
    pass(120);
    await offline.send();
    const both = [await folded(jonas.visitId), await folded(lena.visitId)];
    expectOnce(both);
    const { visits } = (await person('D. Rivera').call('today/list', {})).json.json;
    const status = (id: string) => visits.find((row: { id: string }) => row.id === id)?.status;
    expect(status(jonas.visitId)).toBe('addendum-proposed');
    expect(minutesOf(both[0] as Visit).timed).toBeLessThanOrEqual(15);
  });
});
