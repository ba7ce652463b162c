/**
 * Makes the data folder "treated" with a release's own server: `node treated.mjs CHECKOUT FOLDER`. CHECKOUT is a built
 * checkout of release 0.1.0, FOLDER an empty one. The clock of this process is moved on as the visits are treated. The folders "demo" and
 * "empty" are what that release's `npm start` makes, the second with `--empty`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ask, session } from './client.mjs';

const [base, dataDir] = [resolve(process.argv[2]), process.argv[3]];
const real = Date.now.bind(Date);
const clock = real() - 4 * 3_600_000;
let moving = 0;
Date.now = () => clock + moving;
const { startServer } = await import(`${base}/apps/server/dist/index.js`);
const clinical = await import(`${base}/packages/clinical/dist/index.js`);
const { versionsNow } = await import(`${base}/apps/server/dist/stations/note.js`);
const { uuidV7 } = await import(`${base}/packages/kernel/dist/index.js`);
mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o711 });
writeFileSync(
  join(dataDir, 'keys', 'master.key'),
  createHash('sha256').update('eupraxia test key of the frozen folder 0.1.0; protects nothing').digest(),
  { mode: 0o600 },
);
// The folder must be an ordinary data folder: it is claimed by the database first, so the key is put in place after an empty claim.
const { rename } = await import('node:fs/promises');
const key = join(dataDir, 'keys');
const aside = `${dataDir}.keys`;
await rename(key, aside);
const { startDatabase } = await import(`${base}/packages/store/dist/index.js`);
{
  const d = await startDatabase({ dataDir, onProgress: console.log });
  if (!d.ok) throw new Error(d.error.message);
  await d.value.stop();
}
await rename(aside, key);
const started = await startServer({ port: 0, host: '127.0.0.1', empty: false, dataDir, onProgress: console.log });
if (!started.ok) throw new Error(started.error.message);
const server = started.value;
const who = (role) => server.demoSignIns.find((p) => p.role === role);
const T = await session(server.url, who('therapist').email, who('therapist').password);
const A = await session(server.url, who('assistant').email, who('assistant').password);
const admin = await session(server.url, who('admin').email, who('admin').password);
const me = await T.call('me/get');
const clinicId = me.clinic.id;
const newId = () => uuidV7(Date.now(), randomBytes(10));
const minute = (n) => {
  moving += Math.round(n * 60_000);
};
const visits = (await T.call('today/list', {})).visits;
const of = (name) => visits.find((v) => v.patient.name === name);
const logOf = async (visitId) => (await T.call('visit/read', { visitId, have: {} })).events;

/** One tablet: writes its stream and sends it. */
function tablet(s, role, visitId) {
  const writer = newId();
  let seq = 0;
  let unsent = [];
  const say = (kind, body, more = {}) => {
    seq += 1;
    const id = newId();
    unsent.push({
      v: 1,
      id,
      clinicId,
      sessionId: visitId,
      writer,
      seq,
      at: Date.now(),
      mono: seq * 1000,
      tz: 'America/Chicago',
      recordedAt: Date.now(),
      by: { userId: s.userId, role },
      kind,
      body,
      ...more,
    });
    return id;
  };
  const send = async () => {
    await s.call('visit/sync', { visitId, events: unsent, have: {} });
    unsent = [];
  };
  return { say, send };
}
async function sign(visitId, kind) {
  const notes = await T.call('note/list', { visitId });
  const log = clinical.readLog(await logOf(visitId));
  const note = clinical.composeNote(
    log,
    kind === 'addendum' ? { locale: 'en', since: clinical.signedThrough(notes) } : { locale: 'en' },
  );
  const hash = clinical.sealNote(log, note, versionsNow);
  const blocks = note.findings.filter((f) => f.severity === 'blocks').map((f) => f.text);
  if (blocks.length) console.log('blocks:', blocks);
  return T.call('note/sign', { visitId, kind, through: log.heads, hash });
}

/* The chart of one patient gains a program with the two relaxation rows, one with a floor below 5 %. */
const owen = of('Owen Price');
const chart = await T.call('chart/get', { patientId: owen.patient.id });
const oldProgram = chart.entries.filter((e) => e.kind === 'program').at(-1);
const calm = (exerciseId, name, bodyPart, side, floor) => ({
  id: newId(),
  exerciseId,
  name,
  bodyPart,
  side,
  position: 'Seated',
  muscle: 'Resting muscle',
  placement: 'Belly of the muscle',
  dose: { sets: 4, repetitions: 5, minutes: 12 },
  target: {
    metric: 'emg-amplitude',
    reference: 'submaximal',
    floor,
    ceiling: 20,
    holdSeconds: 10,
    feedback: 'faded',
    adapt: 'ease-only',
    antagonistLimit: 30,
  },
  grading: {
    resistance: 'none',
    cue: 'Let the line sink',
    harder: 'Lower the ceiling',
    easier: 'Shorter holds',
    stop: 'Pain above 4',
  },
  objective: 'opening the hand',
  service: { code: '97112', intent: 'calming tone before reaching' },
});
await T.call('chart/append', {
  patientId: owen.patient.id,
  entries: [
    {
      id: newId(),
      kind: 'program',
      body: {
        id: newId(),
        replaces: oldProgram.body.id,
        items: [
          calm('emg-wrist-flexor-calm', 'EMG-biofeedback calming of the wrist and finger flexors', 'forearm', 'right', 2),
          calm('emg-trapezius-calm', 'EMG-biofeedback calm upper trapezius', 'shoulder blade and neck', 'left', 6),
        ],
        schedule: { kind: 'random', seed: 7 },
      },
    },
  ],
});
await T.call('program/saveTemplate', {
  id: newId(),
  name: 'Relaxation to begin from',
  items: [
    (({ id, side, service, ...rest }) => rest)(
      calm('emg-wrist-flexor-calm', 'EMG-biofeedback calming of the wrist and finger flexors', 'forearm', 'right', 2),
    ),
  ],
});

const activitiesOf = async (visitId) => clinical.readLog(await logOf(visitId)).opened.body.snapshot.program.items;
const one = 'one-on-one';

/* 1. Signed: two tablets, a STOP that is cleared, corrections, a recording. */
{
  const { id: visitId } = of('Amara Okafor');
  await T.call('visit/open', { visitId });
  const items = await activitiesOf(visitId);
  const [emg, rise] = [items.find((i) => i.target).id, items.find((i) => i.exerciseId === 'sit-to-stand').id];
  const t = tablet(T, 'therapist', visitId),
    a = tablet(A, 'assistant', visitId);
  minute(1);
  t.say('pain.rated', { score: 2, when: 'before', site: 'right shoulder' });
  t.say('vitals.taken', { when: 'before', systolic: 128, diastolic: 78, heartRate: 72, spo2: 97 });
  t.say('quote.said', { text: 'The cup stayed in my hand today.', speaker: 'patient' });
  minute(1);
  t.say('activity.started', { activityId: emg, by: 'therapist', mode: one });
  t.say('reference.set', {
    activityId: emg,
    kind: 'submaximal',
    value: 171,
    unit: 'µV',
    muscle: 'Extensor carpi radialis',
    placement: 'Belly of the muscle',
  });
  t.say('zone.set', { activityId: emg, floor: 40, ceiling: 70, holdSeconds: 2 });
  t.say('resistance.set', { activityId: emg, kind: 'gravity' });
  t.say('assistance.set', { activityId: emg, level: 'minimal' });
  const bytes = Buffer.from(
    `seconds,emg\n${Array.from({ length: 200 }, (_, i) => `${(i / 100).toFixed(2)},${((i * 37) % 91) - 45}`).join('\n')}\n`,
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const put = await ask(server.url, `/api/recordings/${sha256}`, {
    method: 'PUT',
    headers: { cookie: T.cookie, 'content-type': 'application/octet-stream', 'x-eupraxia-visit': visitId },
    raw: bytes,
  });
  if (put.status > 201) throw new Error(put.text);
  const recording = newId();
  t.say('recording.attached', {
    recording,
    sha256,
    bytes: bytes.length,
    format: 'csv',
    rate: 100,
    seconds: 2,
    channels: [{ name: 'emg', unit: 'µV' }],
    source: 'replay',
  });
  for (let i = 0; i < 10; i++) {
    minute(0.5);
    t.say('repetition.done', {
      activityId: emg,
      held: i % 3 !== 0,
      holdSeconds: i % 3 ? 2.2 : 1,
      peak: i % 3 ? 61 : 33,
      set: 1,
      measured: {
        recording,
        channel: 'emg',
        from: i * 0.1,
        to: i * 0.1 + 0.1,
        algorithm: 'coach on the 50 ms RMS',
        version: '1',
        params: { window: 50 },
      },
    });
  }
  const wrong = t.say('cue.given', { activityId: emg, channel: 'verbal', level: 'much', text: 'Lift the bar to the line' });
  t.say('event.retracted', { reason: 'tapped by mistake' }, { corrects: wrong });
  t.say('cue.given', { activityId: emg, channel: 'tactile', level: 'some', text: 'Tap over the wrist extensors' });
  t.say('set.finished', { activityId: emg });
  minute(2);
  const stop = a.say('stop.pressed', { from: 'therapist' });
  await t.send();
  await a.send();
  minute(1);
  t.say('stop.explained', { stop, why: 'dizziness', text: 'Light-headed on looking up.' });
  t.say('vitals.taken', { when: 'during', systolic: 124, diastolic: 76, heartRate: 76 });
  t.say('stop.cleared', { stop, text: 'Passed at once sitting.' });
  minute(1);
  t.say('activity.resumed', { activityId: emg });
  minute(4);
  t.say('effort.rated', { activityId: emg, score: 4, scale: 'CR10' });
  t.say('activity.stopped', { activityId: emg });
  minute(1);
  a.say('activity.started', { activityId: rise, by: 'assistant', mode: one });
  a.say('resistance.set', { activityId: rise, kind: 'none' });
  a.say('assistance.set', { activityId: rise, level: 'contact-guard' });
  a.say('cue.given', { activityId: rise, channel: 'verbal', level: 'some', text: 'Nose over toes' });
  for (let i = 0; i < 8; i++) {
    minute(1);
    a.say('repetition.done', { activityId: rise, held: i > 1, set: 1, ...(i === 0 ? { lostBalance: true } : {}) });
  }
  a.say('set.finished', { activityId: rise });
  minute(2);
  a.say('activity.paused', { activityId: rise });
  minute(1);
  a.say('activity.resumed', { activityId: rise });
  minute(2);
  a.say('effort.rated', { activityId: rise, score: 5, scale: 'CR10' });
  a.say('activity.stopped', { activityId: rise });
  minute(0.5);
  t.say('time.corrected', { activityId: emg, seconds: 900, reason: 'Started two minutes before the tap.' });
  minute(1);
  t.say('pain.rated', { score: 2, when: 'after', site: 'right shoulder' });
  t.say('remark.written', { section: 'progress-and-plan', text: 'Random order next time.' });
  t.say('visit.finished', {});
  await t.send();
  await a.send();
  const keyId = newId();
  await T.call('vault/keep', { visitId, keyId, key: Buffer.alloc(32, 7).toString('base64') });
  await sign(visitId, 'treatment');
  console.log('signed', visitId);
}
/* A short treatment with the clock moving. */
async function treated(name, { finish = true } = {}) {
  const { id: visitId } = of(name);
  await T.call('visit/open', { visitId });
  const items = await activitiesOf(visitId);
  const activityId = items[0].id;
  const t = tablet(T, 'therapist', visitId);
  minute(1);
  t.say('pain.rated', { score: 1, when: 'before' });
  if (items[0].target) {
    t.say('reference.set', { activityId, kind: 'submaximal', value: 140, unit: 'µV' });
    t.say('zone.set', {
      activityId,
      floor: items[0].target.floor,
      ceiling: items[0].target.ceiling,
      holdSeconds: items[0].target.holdSeconds,
    });
  }
  minute(1);
  t.say('activity.started', { activityId, by: 'therapist', mode: one });
  t.say('resistance.set', { activityId, kind: 'none' });
  t.say('assistance.set', { activityId, level: 'stand-by' });
  t.say('cue.given', { activityId, channel: 'verbal', level: 'some', text: 'Slowly' });
  for (let i = 0; i < 8; i++) {
    minute(1);
    t.say('repetition.done', { activityId, held: i > 1, set: 1 });
  }
  t.say('set.finished', { activityId });
  minute(4);
  t.say('effort.rated', { activityId, score: 3, scale: 'CR10' });
  if (finish) {
    t.say('activity.stopped', { activityId });
    minute(1);
    t.say('pain.rated', { score: 1, when: 'after' });
    t.say('remark.written', { section: 'progress-and-plan', text: 'The same again.' });
    t.say('visit.finished', {});
  }
  await t.send();
  return { visitId, t, activityId };
}
/* 2. Signed, then a late word and an addendum. */
{
  const { visitId, t, activityId } = await treated('Lena Marsh');
  await sign(visitId, 'treatment');
  minute(2);
  t.say('cue.given', { activityId, channel: 'tactile', level: 'hint', text: 'Touch at the heel' });
  t.say('remark.written', { section: 'response', text: 'She reported no dizziness afterwards.' });
  await t.send();
  await sign(visitId, 'addendum');
  console.log('addendum', visitId);
}
/* 3. Signed, and an addendum proposed that nobody signed. */
{
  const { visitId, t } = await treated('Ruth Adler');
  await sign(visitId, 'treatment');
  minute(1);
  t.say('remark.written', { section: 'response', text: 'Walked out without the cane.' });
  await t.send();
}
/* 4. Relaxation: finished, not signed. */
await treated('Owen Price');
/* 5. Open under a STOP. */
{
  const { visitId, t } = await treated('Theo Brandt', { finish: false });
  const stop = t.say('stop.pressed', { from: 'patient' });
  t.say('stop.explained', { stop, why: 'fatigue' });
  await t.send();
  console.log('stopped', visitId);
}
/* 6. Open, its clock running. */
console.log('open', (await treated('Samuel Reyes', { finish: false })).visitId);
await admin.call('admin/audit', {});
await server.stop();
console.log('moved', moving / 60_000, 'minutes');
