import { FaultError } from '@eupraxia/kernel';
import { client, clinicHeader, fetchOwn } from '../../app/client.ts';
import { faultFrom, faultOfResponse } from '../../app/fault.ts';
import { recordReached } from '../../app/session.ts';
import type { Answer, VisitConnection } from './visit-connection.ts';

/** Longest wait for one answer, in ms: a line that has died silently must not hold the loop. */
const patience = 20_000;

/** Longest wait for an upload, in ms: what a slow line of 100 kB/s needs, and at most the server's own quarter of an hour. */
const uploadPatience = (bytes: number): number => Math.min(15 * 60_000, patience + bytes / 100);

/** Puts what came of a call into the four words that the journal knows. */
async function answerOf<T>(call: (signal: AbortSignal) => Promise<T>, longest = patience): Promise<Answer<T>> {
  const sent = performance.now();
  try {
    const value = await call(AbortSignal.timeout(longest));
    recordReached(true);
    return { kind: 'reply', value, sent, received: performance.now() };
  } catch (error) {
    const fault = faultFrom(error);
    if (fault.status === 401) return { kind: 'sign-in' };
    if (fault.status >= 400 && fault.status < 500 && fault.status !== 408 && fault.status !== 429)
      return { kind: 'refused', fault };
    recordReached(false);
    return { kind: 'away' };
  }
}

const base64 = (raw: Uint8Array): string => btoa(String.fromCharCode(...raw));

/** The server for someone who treats: opens, writes and reads a visit. */
export const clinicianConnection: VisitConnection = {
  open: (visitId) => answerOf((signal) => client.visit.open({ visitId }, { signal })),
  sync: (visitId, events, have, haveNotes) =>
    answerOf((signal) => client.visit.sync({ visitId, events: [...events], have: { ...have }, haveNotes }, { signal })),
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

/** The server for someone who only reads: nothing is opened and nothing is sent. */
export const readerConnection: VisitConnection = {
  ...clinicianConnection,
  open: (visitId) => answerOf((signal) => client.visit.read({ visitId, have: {} }, { signal })),
  sync: (visitId, _events, have, haveNotes) =>
    answerOf((signal) => client.visit.read({ visitId, have: { ...have }, haveNotes }, { signal })),
  keepKey: async () => undefined,
};
