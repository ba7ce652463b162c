import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleWriter } from '@eupraxia/clinical/example';
import { release } from '@eupraxia/kernel';
import { start } from './running.mjs';

const presses = 200;

/**
 * From the append of a STOP by one device to the answer on another device's call that waits, over HTTP on this machine: the
 * program as it is started, its own database with fsync on, each STOP audited; two hundred in one visit.
 */
export async function benchStop() {
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  try {
    const program = await start(dataDir);
    try {
      return await press(program.url, dataDir);
    } finally {
      await program.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function press(url, dataDir) {
  const treats = await device(url, dataDir, 0);
  const watches = await device(url, dataDir, 1);
  const { clinic } = await treats.call('me/get');
  const [{ id: visitId }] = (await treats.call('today/list', {})).visits;
  await treats.call('visit/open', { visitId });
  const tab = exampleWriter({
    number: 1,
    clinicId: clinic.id,
    visitId,
    userId: treats.userId,
    zone: clinic.zone,
    startedAt: Date.now(),
  });
  let have = (await treats.call('visit/read', { visitId, have: {} })).acknowledged;
  const toAnswer = [];
  const toStored = [];
  for (let n = 0; n < presses; n++) {
    const caught = await watches.call('visit/sync', { visitId, events: [], have, device: watches.device });
    const { devicesTag } = await watches.call('visit/sync', {
      visitId,
      events: [],
      have: caught.acknowledged,
      device: watches.device,
    });
    const wait = { devices: devicesTag };
    const held = watches
      .call('visit/sync', { visitId, events: [], have: caught.acknowledged, device: watches.device, wait })
      .then((reply) => ({ reply, at: performance.now() }));
    // Until the server holds it; a call of the other device goes through meanwhile.
    await treats.call('visit/sync', { visitId, events: [], have: caught.acknowledged });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const stop = tab.write(Date.now(), 'stop.pressed', { from: 'therapist' });
    const began = performance.now();
    const sent = treats.call('visit/sync', { visitId, events: [stop], have: caught.acknowledged }).then(() => performance.now());
    const { reply, at } = await held;
    if (!reply.events.some(({ id }) => id === stop.id)) throw new Error('the held call was answered without the STOP');
    toAnswer.push(at - began);
    toStored.push((await sent) - began);
    have = caught.acknowledged;
  }
  return [
    {
      what: 'STOP sent by one device to the answer on another’s call that waits: p50, p95, p99',
      value: `${percentiles(toAnswer)} ms`,
      peer: 'p99 1000 ms allowed',
      ratio: (at(toAnswer, 0.99) / 1000).toFixed(2),
    },
    { what: 'the same STOP stored and acknowledged to who pressed it: p50, p95, p99', value: `${percentiles(toStored)} ms` },
  ];
}

/** One signed-in device with a connection of its own. */
async function device(url, dataDir, nth) {
  const agent = new Agent({ keepAlive: true });
  const rows = readFileSync(join(dataDir, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const [, email, password] = rows.filter(([role]) => role === 'therapist')[nth];
  const signedIn = await post(agent, url, '/api/auth/sign-in/email', {}, { email, password });
  const cookie = signedIn.cookies.map((line) => line.split(';', 1)[0]).join('; ');
  const headers = { cookie, 'x-eupraxia-release': release };
  return {
    userId: signedIn.json.user.id,
    device: { id: randomUUID(), writer: randomUUID() },
    call: async (path, input) => (await post(agent, url, `/rpc/${path}`, headers, { json: input })).json.json,
  };
}

function post(agent, url, path, headers, body) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method: 'POST',
        agent,
        headers: { origin: url, 'content-type': 'application/json', ...headers },
      },
      (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => {
          if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`));
          else resolve({ json: JSON.parse(text), cookies: answer.headers['set-cookie'] ?? [] });
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

const at = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? Number.NaN;
const percentiles = (times) => [0.5, 0.95, 0.99].map((share) => at(times, share).toFixed(0)).join(', ');
