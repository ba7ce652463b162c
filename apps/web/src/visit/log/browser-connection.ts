import { type Fault, FaultError } from '@eupraxia/kernel';
import { client, clinicHeader, fetchOwn, leavingClient } from '../../app/client.ts';
import { faultFrom, faultOfResponse } from '../../app/fault.ts';
import { recordReached } from '../../app/session.ts';
import { visitFault } from '../errors.ts';
import { thisDevice } from './this-device.ts';
import type { Answer, VisitConnection } from './visit-connection.ts';

/** Longest wait for one answer, in ms: a line that has died silently must not hold the loop. */
const patience = 20_000;

/** Longest wait for an upload, in ms: what a slow line of 100 kB/s needs, and at most the server's own quarter of an hour. */
const uploadPatience = (bytes: number): number => Math.min(15 * 60_000, patience + bytes / 100);

/** Longest wait for a call that the server holds, in ms: its own time for it, and the answer's. */
const heldPatience = 30_000;

/** Puts what came of a call into the four words that the journal knows. */
async function answerOf<T>(
  call: (signal: AbortSignal) => Promise<T>,
  longest = patience,
  until?: AbortSignal,
): Promise<Answer<T>> {
  const sent = performance.now();
  const timeout = AbortSignal.timeout(longest);
  try {
    const value = await call(until === undefined ? timeout : AbortSignal.any([timeout, until]));
    recordReached(true);
    return { kind: 'reply', value, sent, received: performance.now() };
  } catch (error) {
    const fault = faultFrom(error);
    if (fault.status === 401) return { kind: 'sign-in' };
    if (fault.status >= 400 && fault.status < 500 && fault.status !== 408 && fault.status !== 429)
      return { kind: 'refused', fault };
    // A call that was given up here says nothing of the server.
    if (until?.aborted !== true) recordReached(false);
    return { kind: 'away' };
  }
}

const base64 = (raw: Uint8Array): string => btoa(String.fromCharCode(...raw));

/** This tab as the server tells the others of it; none where no screen shows the visit. */
const shown = (writer: string | null) => (writer === null ? {} : { device: thisDevice(writer) });

function leave(visitId: string, writer: string): void {
  // Nobody waits for the answer: the page may be gone by then.
  leavingClient.visit.leave({ visitId, writer }).catch(() => undefined);
}

/**
 * The server for someone who treats: writes and reads a visit. Looking at a visit reads it and never opens a planned one:
 * that is `startVisit` alone.
 */
export const clinicianConnection: VisitConnection = {
  open: (visitId, writer) => answerOf((signal) => client.visit.read({ visitId, have: {}, ...shown(writer) }, { signal })),
  sync: (visitId, events, have, haveNotes, writer) =>
    answerOf((signal) =>
      client.visit.sync({ visitId, events: [...events], have: { ...have }, haveNotes, ...shown(writer) }, { signal }),
    ),
  watch: (visitId, have, haveNotes, writer, devices, until) =>
    answerOf(
      (signal) =>
        client.visit.sync({ visitId, events: [], have: { ...have }, haveNotes, ...shown(writer), wait: { devices } }, { signal }),
      heldPatience,
      until,
    ),
  leave,
  async keepKey(visitId, keyId, raw) {
    await client.vault.keep({ visitId, keyId, key: base64(raw) });
  },
  upload: (visitId, sha256, bytes) =>
    answerOf(async (signal) => {
      const response = await fetchOwn(`/api/recordings/${sha256}`, {
        method: 'PUT',
        headers: { ...clinicHeader(), 'content-type': 'application/octet-stream', 'x-eupraxia-visit': visitId },
        body: bytes,
        signal,
      });
      if (!response.ok) throw new FaultError(faultOfResponse(response.status, await response.json().catch(() => undefined)));
      return null;
    }, uploadPatience(bytes.length)),
};

/** The server for someone who reads: nothing is opened, and nothing is sent but a STOP. */
export const readerConnection: VisitConnection = {
  ...clinicianConnection,
  sync: (visitId, events, have, haveNotes, writer) =>
    answerOf((signal) => {
      const holds = { visitId, have: { ...have }, haveNotes, ...shown(writer) };
      return events.length > 0
        ? client.visit.stop({ ...holds, events: events.slice(0, 20) }, { signal })
        : client.visit.read(holds, { signal });
    }),
  watch: (visitId, have, haveNotes, writer, devices, until) =>
    answerOf(
      (signal) => client.visit.read({ visitId, have: { ...have }, haveNotes, ...shown(writer), wait: { devices } }, { signal }),
      heldPatience,
      until,
    ),
  keepKey: async () => undefined,
};

/** Opens a planned visit on the server: from then on it runs, and works without a network. */
export async function startVisit(visitId: string, writer: string): Promise<Fault | null> {
  const answer = await answerOf((signal) => client.visit.open({ visitId, ...shown(writer) }, { signal }));
  switch (answer.kind) {
    case 'reply':
      return null;
    case 'refused':
      return answer.fault;
    case 'away':
      return visitFault('EUP_VISIT_START_AWAY');
    case 'sign-in':
      return visitFault('EUP_VISIT_START_SIGN_IN');
  }
}
