import { request } from 'node:http';
import { releaseHeader } from '@eupraxia/api';
import type { Envelope, EventKind, NewBodies } from '@eupraxia/clinical';
import { connectionOf } from '@eupraxia/postgres';
import { appendEvents, openStore } from '@eupraxia/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { release } from './release.ts';
import { type Answer, newcomer, newId, type Session, type TestServer, testServer } from './server.fixture.ts';

let bed: TestServer;
let therapist: Session;
let assistant: Session;
let clinicId: string;
let visitId: string;

beforeAll(async () => {
  bed = await testServer();
  therapist = await bed.signIn('therapist');
  assistant = await bed.signIn('assistant');
  clinicId = (await therapist.call('me/get')).json.json.clinic.id;
  visitId = (await therapist.call('today/list', {})).json.json.visits[0].id;
  await therapist.call('visit/open', { visitId });
});
afterAll(() => bed?.remove());

const reply = (answer: Answer) => answer.json?.json;

/** One tab: its stream, and its calls. */
function tab(of: Session, role: Envelope['by']['role']) {
  const device = { id: newId(), writer: newId() };
  let seq = 0;
  const write = <K extends EventKind>(kind: K, body: NewBodies[K]): Envelope => {
    seq += 1;
    const at = Date.now();
    const by = { userId: of.userId, role };
    return {
      v: 1,
      id: newId(),
      clinicId,
      sessionId: visitId,
      writer: device.writer,
      seq,
      at,
      mono: seq,
      tz: 'UTC',
      recordedAt: at,
      by,
      kind,
      body,
    } as Envelope;
  };
  /** Everything there is, so that a call that waits has something to wait for. */
  const upToDate = async (path = 'visit/sync') => {
    const first = reply(await of.call(path, { visitId, ...(path === 'visit/sync' ? { events: [] } : {}), have: {}, device }));
    const confirmed = { visitId, have: first.acknowledged, haveNotes: first.notes.length, device };
    const { devicesTag, devices } = reply(
      await of.call(path, { ...confirmed, ...(path === 'visit/sync' ? { events: [] } : {}) }),
    );
    return { input: { ...confirmed, wait: { devices: devicesTag } }, devices };
  };
  /** Calls and waits until the server holds the call. */
  const held = async (path = 'visit/sync') => {
    const { input } = await upToDate(path);
    const call = of.call(path, path === 'visit/sync' ? { ...input, events: [] } : input);
    return { call, input };
  };
  return {
    device,
    write,
    upToDate,
    held,
    send: (events: readonly Envelope[]) => of.call('visit/sync', { visitId, events, have: {}, device }),
  };
}

describe('a call that waits', () => {
  it('is answered with a STOP as soon as another device sends it, and so is one that only reads', async () => {
    const presses = tab(therapist, 'therapist');
    await presses.upToDate();
    const watches = await tab(assistant, 'assistant').held();
    const reads = await tab(await bed.signIn('biller'), 'biller').held('visit/read');
    const stop = presses.write('stop.pressed', { from: 'therapist' });
    await presses.send([stop]);
    // Devices that joined in between are news too: what counts is that the STOP comes.
    for (const [held, path, who] of [
      [watches, 'visit/sync', assistant],
      [reads, 'visit/read', await bed.signIn('biller')],
    ] as const) {
      let got = reply(await held.call);
      while (!got.events.some(({ id }: Envelope) => id === stop.id)) {
        const again = { ...held.input, wait: { devices: got.devicesTag } };
        got = reply(await who.call(path, path === 'visit/sync' ? { ...again, events: [] } : again));
      }
      expect(got.wait).toBe('news');
    }
  });

  it('names who has not confirmed a STOP, and takes the name away once that device calls with it', async () => {
    const presses = tab(therapist, 'therapist');
    const other = tab(assistant, 'assistant');
    await presses.upToDate();
    const { input } = await other.upToDate();
    const stop = presses.write('stop.pressed', { from: 'therapist' });
    const after = reply(await presses.send([stop]));
    const theirs = (devices: { device: string; seesStop: boolean }[]) => devices.find(({ device }) => device === other.device.id);
    expect(theirs(after.devices)).toMatchObject({ seesStop: false, label: 'Computer', user: { userId: assistant.userId } });
    const { wait: _, ...now } = input;
    const confirmed = await assistant.call('visit/sync', {
      ...now,
      events: [],
      have: { ...input.have, [stop.writer]: stop.seq },
    });
    expect(theirs(reply(confirmed).devices)?.seesStop).toBe(true);
    await assistant.call('visit/leave', { visitId, writer: other.device.writer });
    expect(theirs((await presses.upToDate()).devices)).toBeUndefined();
  });

  it('hears of an append of another process on the same database', async () => {
    const watches = tab(assistant, 'assistant');
    const { call } = await watches.held();
    const connection = await connectionOf(bed.dataDir);
    if (!connection.ok) throw new Error(connection.error.message);
    const opened = await openStore(connection.value);
    if (!opened.ok) throw new Error(opened.error.message);
    const stop = tab(therapist, 'therapist').write('stop.pressed', { from: 'patient' });
    const actor = { kind: 'person', clinicId, userId: therapist.userId, name: 'D. Rivera', role: 'therapist' } as const;
    await opened.value.tenant(actor, (tx) => appendEvents(tx, visitId, [stop]));
    expect(reply(await call).events.map(({ id }: Envelope) => id)).toContain(stop.id);
    await opened.value.close();
  });

  it('with events is answered at once, and so is one without `wait`', async () => {
    const mine = tab(therapist, 'therapist');
    const { input } = await mine.upToDate();
    const cue = mine.write('remark.written', { section: 'response', text: 'Steady.' });
    expect(reply(await therapist.call('visit/sync', { ...input, events: [cue] })).acknowledged[cue.writer]).toBe(1);
    const { wait: _, ...now } = input;
    expect(reply(await therapist.call('visit/sync', { ...now, events: [] })).wait).toBeUndefined();
  });

  it('gives nothing to who lost the place in the clinic while it was held', async () => {
    const admin = await bed.signIn('admin');
    const email = `${newId()}@demo.invalid`;
    const leaves = await newcomer(bed.url, admin, { name: 'N. Newcomer', email, role: 'biller' }, 'a long enough one');
    const { userId } = leaves;
    const { call } = await tab(leaves, 'biller').held('visit/read');
    await admin.call('admin/removePerson', { userId });
    const presses = tab(therapist, 'therapist');
    await presses.send([presses.write('stop.pressed', { from: 'therapist' })]);
    const answer = await call;
    expect(answer.status).toBeOneOf([401, 403]);
    expect(answer.text).not.toContain('stop.pressed');
  });

  it('is let go when the caller hangs up, and answered when the server stops', async () => {
    const own = await testServer();
    const person = await own.signIn('therapist');
    const [{ id }] = reply(await person.call('today/list', {})).visits;
    await person.call('visit/open', { visitId: id });
    const device = { id: newId(), writer: newId() };
    const call = (more: object) => person.call('visit/sync', { visitId: id, events: [], device, ...more });
    const { acknowledged: have } = reply(await call({ have: {} }));
    const { devicesTag } = reply(await call({ have }));
    const waiting = { visitId: id, events: [], device, have, wait: { devices: devicesTag } };
    await hangUp(own.url, person.cookie, waiting);
    const answer = person.call('visit/sync', waiting);
    // The server answers the next call while it holds this one.
    await call({ have });
    await own.server.stop();
    // Held or not yet held when the server began to stop: it is answered.
    expect(['time-out', 'refused']).toContain(reply(await answer).wait);
    await own.remove();
  });
});

describe('visit.stop', () => {
  it('lets who reads a visit press STOP, and record nothing else', async () => {
    const biller = await bed.signIn('biller');
    const { write, device } = tab(biller, 'biller');
    const stop = write('stop.pressed', { from: 'therapist' });
    const pressed = await biller.call('visit/stop', { visitId, events: [stop], have: {}, device });
    expect(reply(pressed).acknowledged[stop.writer]).toBe(1);
    const cue = write('cue.given', { activityId: newId(), channel: 'verbal', level: 'some' });
    expect(reply(await biller.call('visit/stop', { visitId, events: [cue], have: {}, device })).code).toBe(
      'EUP_SERVER_STOP_ALONE',
    );
    const desk = await bed.signIn('front-desk');
    expect(reply(await desk.call('visit/stop', { visitId, events: [stop], have: {} })).code).toBe('EUP_SERVER_ROLE');
  });
});

describe('admin.saveClinic', () => {
  it('sets the emergency number, which everybody’s page has from then on and each visit that opens keeps', async () => {
    const admin = await bed.signIn('admin');
    const emergencyNumber = 'Front desk 4444, then 911';
    expect(reply(await therapist.call('me/get')).clinic.emergencyNumber).toBeNull();
    expect(reply(await admin.call('admin/saveClinic', { emergencyNumber }))).toEqual({
      emergencyNumber,
      lockMinutes: null,
      state: null,
      minutesRule: null,
      cosign: null,
    });
    expect(reply(await therapist.call('me/get')).clinic.emergencyNumber).toBe(emergencyNumber);
    const other = reply(await therapist.call('today/list', {})).visits[1].id;
    const [opening] = reply(await therapist.call('visit/open', { visitId: other })).events;
    expect(opening.body.snapshot.clinic.emergencyNumber).toBe(emergencyNumber);
    await admin.call('admin/saveClinic', { emergencyNumber: null });
  });
});

/** Sends a call that is held and hangs up once it has gone out whole. */
function hangUp(url: string, cookie: string, input: object): Promise<void> {
  const { hostname, port } = new URL(url);
  const headers = { cookie, origin: url, 'content-type': 'application/json', [releaseHeader]: release };
  return new Promise((resolve) => {
    const sent = request({ hostname, port, path: '/rpc/visit/sync', method: 'POST', headers, agent: false });
    sent.on('error', () => resolve());
    sent.end(JSON.stringify({ json: input }), () => sent.destroy(new Error('hung up')));
  });
}
