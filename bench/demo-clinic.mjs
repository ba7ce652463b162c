import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleWriter } from '@eupraxia/clinical/example';
import { release } from '@eupraxia/kernel';
import { start } from './running.mjs';

/** What `measure` makes of the program as it is started, with the demo clinic on a new folder that is removed afterwards. */
export async function onDemoClinic(measure) {
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  try {
    const program = await start(dataDir);
    try {
      return await measure(program, dataDir);
    } finally {
      await program.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One sign-in of the demo clinic's `nth` person of a role, with connections of its own. */
export async function signedIn(url, dataDir, role = 'therapist', nth = 0) {
  const agent = new Agent({ keepAlive: true, maxSockets: 400 });
  const rows = readFileSync(join(dataDir, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const [, email, password] = rows.filter(([one]) => one === role)[nth];
  const answer = await post(agent, url, '/api/auth/sign-in/email', {}, { email, password });
  const headers = {
    cookie: answer.cookies.map((line) => line.split(';', 1)[0]).join('; '),
    'x-eupraxia-release': release,
  };
  const call = async (path, input) => (await post(agent, url, `/rpc/${path}`, headers, { json: input })).json.json;
  const { clinic } = await call('me/get');
  headers['x-eupraxia-clinic'] = clinic.id;
  return { userId: answer.json.user.id, clinic, call };
}

/** A patient of the bench's own, with the conditions and the program of the demo's first patient, and an open visit of today. */
export async function openedVisit(person, number, startsAt) {
  const source = (await person.call('today/list', {})).visits[0];
  const { entries } = await person.call('chart/get', { patientId: source.patient.id });
  const patientId = randomUUID();
  await person.call('patients/create', {
    id: patientId,
    name: `Bench Patient ${number}`,
    bornOn: new Date(Date.UTC(1950, 0, 1 + number)).toISOString().slice(0, 10),
  });
  const copied = entries
    .filter(({ kind }) => kind !== 'retraction')
    .map(({ kind, body }) => ({ id: randomUUID(), kind, body: kind === 'program' ? withoutReplaced(body) : body }));
  await person.call('chart/append', { patientId, entries: copied });
  const visitId = randomUUID();
  await person.call('visit/plan', { id: visitId, patientId, startsAt, minutes: 45 });
  const { acknowledged, events } = await person.call('visit/open', { visitId });
  const activityId = events[0].body.snapshot.program.items[0].id;
  return { patientId, visitId, acknowledged, activityId, tab: tabOf(person, visitId, number) };
}

const withoutReplaced = ({ replaces: _, ...body }) => body;

function tabOf({ clinic, userId }, visitId, number) {
  const startedAt = Date.now();
  const writer = exampleWriter({ number, clinicId: clinic.id, visitId, userId, zone: clinic.zone, startedAt });
  return writer;
}

/** A signed-in person who sends one cue a call into one visit, as a tab does: it says what it holds and which device it is. */
export function cueSender(person, { visitId, acknowledged, activityId, tab }) {
  let have = acknowledged;
  let device;
  return async () => {
    const cue = tab.write(Date.now(), 'cue.given', { activityId, channel: 'verbal', level: 'some' });
    device ??= { id: randomUUID(), writer: cue.writer };
    const answer = await person.call('visit/sync', { visitId, events: [cue], have: { ...have, [cue.writer]: cue.seq }, device });
    if (answer.acknowledged[cue.writer] !== cue.seq) throw new Error(`event ${cue.seq} was not acknowledged`);
    have = answer.acknowledged;
  };
}

function post(agent, url, path, headers, body) {
  const { hostname, port } = new URL(url);
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method: 'POST',
        agent,
        headers: {
          origin: url,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          ...headers,
        },
      },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
          else resolve({ json: JSON.parse(text), cookies: answer.headers['set-cookie'] ?? [] });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** The value of sorted times below which `share` of them lie. */
export const percentile = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? Number.NaN;
