import { cueSender, onDemoClinic, openedVisit, percentile, signedIn } from './demo-clinic.mjs';
import { canReadProcessorTime, postmasterOf, processorTime } from './processor-time.mjs';

/** Calls that warm up, and calls that are measured, of each kind and concurrency. */
const warm = 200;
const measured = 800;

/** What each call may use of the processor, program and database together, in ms. */
const allowed = { 'me.get': 0.8, 'visit.sync, one event': 3, 'chart.get': 2, 'today.list': 2 };

/**
 * Processor time of a call in the program and in its database, one call at a time and sixteen at once: the program as it is
 * started, the demo clinic on a new folder, its own database with fsync on.
 */
export async function benchCalls() {
  if (!canReadProcessorTime) return [{ what: 'processor time of a call', value: 'not measured: there is no /proc here' }];
  return onDemoClinic(measure);
}

async function measure({ url, pid }, dataDir) {
  const person = await signedIn(url, dataDir);
  const startsAt = Date.now() - 3_600_000;
  const visits = [];
  for (let n = 0; n < 16; n++) visits.push(await openedVisit(person, n + 1, startsAt + n * 60_000));
  const senders = visits.map((visit) => cueSender(person, visit));
  const patientId = (await person.call('today/list', {})).visits[0].patient.id;
  const kinds = [
    ['me.get', () => person.call('me/get')],
    ['visit.sync, one event', (lane) => senders[lane]()],
    ['chart.get', () => person.call('chart/get', { patientId })],
    ['today.list', () => person.call('today/list', {})],
  ];
  const rows = [];
  for (const [what, call] of kinds) {
    for (const lanes of [1, 16]) {
      await inLanes(lanes, warm, call);
      const used = processorTime(pid, postmasterOf(dataDir));
      const times = await inLanes(lanes, measured, call);
      const { program, database } = used();
      const each = (program + database) / measured;
      rows.push({
        what: `${what}, ${lanes} at once: processor time in program + database`,
        value: `${each.toFixed(2)} ms (${(program / measured).toFixed(2)} + ${(database / measured).toFixed(2)}), p50 ${percentile(times, 0.5).toFixed(1)} ms`,
        peer: `${allowed[what]} ms allowed`,
        ratio: (each / allowed[what]).toFixed(2),
      });
    }
  }
  return rows;
}

/** Makes `count` calls, each of `lanes` at a time waiting for its answer; gives how long each took, in ms. */
async function inLanes(lanes, count, call) {
  const times = [];
  let left = count;
  const lane = async (_, number) => {
    while (left-- > 0) {
      const began = performance.now();
      await call(number);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return times;
}
