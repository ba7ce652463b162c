import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newId, rpc, type Session, type TestServer, testServer } from './server.fixture.ts';

let bed: TestServer;
let therapist: Session;
const clients: Socket[] = [];

beforeAll(async () => {
  bed = await testServer({
    limits: { headMs: 1_000, bodiesPerPerson: 2_500_000, bodies: 5_000_000, lingerMs: 200 },
  });
  therapist = await bed.signIn('therapist');
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await bed?.remove();
});

/** Sends bytes; resolves with what came back once the server has closed the connection. */
function closedAfter(bytes: string): Promise<string> {
  const client = opened(bytes);
  return new Promise((settle) => {
    let text = '';
    client.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    client.on('close', () => settle(text));
  });
}

function opened(bytes: string): Socket {
  const client = connect(Number(new URL(bed.url).port), '127.0.0.1', () => client.write(bytes));
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

/** The head of a call, with a body of so many bytes to come. */
function head(path: string, bytes: number, more: Readonly<Record<string, string>> = {}, method = 'POST'): string {
  const headers = {
    host: new URL(bed.url).host,
    origin: bed.url,
    'content-type': 'application/json',
    'content-length': String(bytes),
    ...more,
  };
  return `${method} ${path} HTTP/1.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
}

describe('a call without a living session', () => {
  it('is refused from its head, before its body has come, and its connection closed', async () => {
    for (const [path, method, more] of [
      ['/rpc/visit/sync', 'POST', {}],
      ['/rpc/account/security', 'POST', {}],
      ['/rpc/visit/sync', 'POST', { cookie: 'eupraxia.session_token=forged.forged' }],
      [`/api/recordings/${'a'.repeat(64)}`, 'PUT', { 'content-type': 'application/octet-stream' }],
    ] as const) {
      const answer = await closedAfter(head(path, 1_900_000, more, method));
      expect([path, answer]).toEqual([
        path,
        expect.stringMatching(/^HTTP\/1\.1 401 .*connection: close.*EUP_SERVER_SIGN_IN_FIRST/is),
      ]);
    }
  });

  it('has no more read of its body than a sign-in needs, wherever it goes', async () => {
    for (const [path, code] of [
      ['/api/auth/sign-in/email', 'EUP_SERVER_TOO_LARGE'],
      ['/api/auth/sign-out', 'EUP_SERVER_TOO_LARGE'],
      ['/api/nothing', 'EUP_SERVER_NO_ROUTE'],
      ['/rpc/nothing/here', 'EUP_SERVER_NO_ROUTE'],
      ['/', 'EUP_SERVER_NO_ROUTE'],
    ] as const) {
      expect([path, await closedAfter(head(path, 1_900_000))]).toEqual([path, expect.stringContaining(code)]);
    }
  });

  it('gets the answer that the client of procedures reads, the same before and behind the body', async () => {
    const early = await rpc(bed.url, null, 'today/list', {});
    const late = await therapist.call('visit/row', { visitId: newId() });
    expect(early.json.json).toMatchObject({
      code: 'EUP_SERVER_SIGN_IN_FIRST',
      status: 401,
      data: { code: 'EUP_SERVER_SIGN_IN_FIRST' },
    });
    expect(Object.keys(early.json.json).sort()).toEqual(Object.keys(late.json.json).sort());
    expect(early.json.meta ?? []).toEqual(late.json.meta ?? []);
  });
});

describe('a call whose role may not make it', () => {
  it('is refused from its head too', async () => {
    const admin = await bed.signIn('admin');
    const answer = await closedAfter(head('/rpc/visit/sync', 1_900_000, { cookie: admin.cookie }));
    expect(answer).toMatch(/^HTTP\/1\.1 403 .*connection: close.*EUP_SERVER_ROLE/is);
  });
});

describe('bodies of calls', () => {
  it('are taken up to a person’s share at a time; one more is asked to come again, and others are not in its way', async () => {
    const cookie = { cookie: therapist.cookie };
    const heads = [1, 2].map(() => head('/rpc/visit/sync', 1_900_000, cookie));
    // One of the two has its room and waits for its body; the other one is answered.
    const busy = await Promise.race(heads.map(closedAfter));
    const unfinished = clients.slice(-2);
    expect(busy).toMatch(/^HTTP\/1\.1 503 .*retry-after: \d/is);
    expect((await (await bed.signIn('assistant')).call('today/list', {})).status).toBe(200);
    expect((await therapist.call('today/list', {})).status).toBe(200);
    for (const client of unfinished) client.destroy();
    let again = 503;
    while (again === 503) again = (await therapist.call('patients/search', { query: 'x'.repeat(1_900_000) })).status;
    expect(again).toBe(400);
  });

  it('that are too large close the connection behind the answer, so that no call after them waits', async () => {
    const answer = await closedAfter(head('/rpc/patients/search', 80_000_000, { cookie: therapist.cookie }));
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*connection: close/is);
    const recording = { cookie: therapist.cookie, 'content-type': 'application/octet-stream', 'x-eupraxia-visit': newId() };
    const refused = await closedAfter(head(`/api/recordings/${'a'.repeat(64)}`, 60_000_000, recording, 'PUT'));
    expect(refused).toMatch(/^HTTP\/1\.1 404 .*connection: close/is);
  });

  it('that were refused small leave the connection as it was', async () => {
    const answer = await ask(bed.url, '/rpc/today/list', { method: 'POST', body: { json: {} } });
    expect([answer.status, answer.headers['connection']]).toEqual([401, 'close']);
    const kept = await ask(bed.url, '/rpc/today/list', {
      method: 'POST',
      body: { json: {} },
      headers: { connection: 'keep-alive' },
    });
    expect([kept.status, kept.headers['connection']]).toEqual([401, 'keep-alive']);
  });
});

describe('a client that does not go on', () => {
  it('is closed: a head that trickles, a connection that says nothing', async () => {
    const answers = await Promise.all(
      [`POST /rpc/me/get HTTP/1.1\r\nHost: ${new URL(bed.url).host}\r\nX: `, ''].map(closedAfter),
    );
    expect(answers.map((answer) => answer.split('\r\n', 1)[0])).toEqual(Array(2).fill('HTTP/1.1 408 Request Timeout'));
    expect((await therapist.call('me/get')).status).toBe(200);
  });
});

describe('a request', () => {
  it('with two Host headers is refused, whichever of them is ours', async () => {
    const { host } = new URL(bed.url);
    for (const [one, two] of [
      [host, 'evil.example'],
      ['evil.example', host],
      [host, host],
    ]) {
      const answer = await closedAfter(`GET /health HTTP/1.1\r\nHost: ${one}\r\nhOST: ${two}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 .*EUP_SERVER_HOSTS/is);
    }
  });

  it('to /health learns that the server is up, and nothing of which release it is', async () => {
    expect((await ask(bed.url, '/health')).json).toEqual({ status: 'up' });
  });
});
