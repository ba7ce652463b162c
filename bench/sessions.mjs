import { cueSender, onDemoClinic, openedVisit, percentile, signedIn } from './demo-clinic.mjs';
import { canReadProcessorTime, postmasterOf, processorTime } from './processor-time.mjs';

const sessions = 200;
const seconds = 30;
/** Sign-ins that the sessions share: a session is a visit with a tab of its own. */
const people = 4;

/**
 * Two hundred visits of one clinic, each with a tab that records an event a second and sends it at once. A tab whose call
 * has not been answered sends the next event when it has, as a browser does.
 */
export async function benchSessions() {
  return onDemoClinic(live);
}

async function live({ url, pid }, dataDir) {
  const signIns = [];
  for (let n = 0; n < people; n++) signIns.push(await signedIn(url, dataDir, 'therapist', n % 2));
  const startsAt = Date.now() - 6 * 3_600_000;
  const senders = [];
  for (let n = 0; n < sessions; n++) {
    const person = signIns[n % people];
    senders.push(cueSender(person, await openedVisit(person, n + 1, startsAt + n * 60_000)));
  }
  for (const send of senders) await send();
  const used = canReadProcessorTime ? processorTime(pid, postmasterOf(dataDir)) : null;
  const times = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const tab = async (send, number) => {
    for (let due = began + (number * 1000) / sessions; due < until; due = Math.max(due + 1000, performance.now())) {
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const sent = performance.now();
      await send();
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(senders.map(tab));
  const took = (performance.now() - began) / 1000;
  const { program, database } = used?.() ?? { program: Number.NaN, database: Number.NaN };
  const p = (share) => percentile(times, share).toFixed(0);
  return [
    {
      what: `${sessions} live sessions of one clinic at one event a second, ${seconds} s: events stored and acknowledged`,
      value: `${(times.length / took).toFixed(0)}/s`,
      peer: `${sessions}/s asked`,
      ratio: (times.length / took / sessions).toFixed(2),
    },
    {
      what: 'from the call to the acknowledgement: p50, p95, p99',
      value: `${p(0.5)}, ${p(0.95)}, ${p(0.99)} ms`,
      peer: 'p99 500 ms allowed',
      ratio: (percentile(times, 0.99) / 500).toFixed(2),
    },
    {
      what: 'processor time an event in program + database',
      value: `${((program + database) / times.length).toFixed(2)} ms (${(program / times.length).toFixed(2)} + ${(database / times.length).toFixed(2)})`,
    },
  ];
}
