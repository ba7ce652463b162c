import { Readable } from 'node:stream';
import { type Access, chartReaders, clinicians } from '@eupraxia/api';
import { err, type Fault, isUuid, ok, type Result } from '@eupraxia/kernel';
import { attachRecording, recordedBytes, recordingOf, visitOf } from '@eupraxia/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import type { ServerLimits } from '../guard/limits.ts';
import type { ServerContext } from '../rpc/call.ts';
import { callerOf } from '../rpc/caller.ts';
import { callerFirst } from '../rpc/session-first.ts';
import { hasRecording, mostRecordingBytes, type RecordingFile, readRecording, writeRecording } from './folder.ts';

/** Names the visit that a recording belongs to; not part of the address, so that it stays out of histories and logs. */
export const visitHeader = 'x-eupraxia-visit';

/** Who may send and fetch recordings. The access test walks these like the contract's. */
export const recordingAccess = {
  'PUT /api/recordings/:sha256': { roles: clinicians, chart: 'write' },
  'GET /api/recordings/:sha256': { roles: chartReaders, chart: 'read' },
} as const satisfies Record<string, Access>;

interface Named {
  Params: { sha256: string };
}

/** Serves the recordings of the caller's clinic. */
export function mountRecordings(app: FastifyInstance, desk: ServerContext, quota: RecordingQuota): void {
  const onRequest = callerFirst(desk, recordingAccess['PUT /api/recordings/:sha256']);
  app.put<Named>('/api/recordings/:sha256', { bodyLimit: mostRecordingBytes, onRequest }, (request, reply) =>
    put(desk, quota, request, reply),
  );
  app.get<Named>('/api/recordings/:sha256', (request, reply) => get(desk, request, reply));
}

async function put(
  desk: ServerContext,
  quota: RecordingQuota,
  request: FastifyRequest<Named>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller = await callerOf({ desk, request, reply }, recordingAccess['PUT /api/recordings/:sha256']);
  if (!caller.ok) return sendFault(reply, caller.error);
  const { actor } = caller.value;
  const { sha256 } = request.params;
  const visitId = visitNamed(request);
  if (visitId === null || !isSha256(sha256)) return sendFault(reply, notNamed(visitId));
  const found = await desk.store.tenant(actor, async (tx) => {
    const visit = await visitOf(tx, visitId);
    return visit.ok ? within(quota, await recordedBytes(tx, visitId), bytesToCome(request)) : visit;
  });
  if (!found.ok) return sendFault(reply, found.error);
  if (request.headers['content-length'] === '0' || sha256 === hashOfNothing) return sendFault(reply, empty());
  const written = await writeRecording(placeOf(desk, actor.clinicId, sha256), request.body as AsyncIterable<Uint8Array>);
  if (!written.ok) return sendFault(reply, written.error);
  const { bytes, fresh } = written.value;
  const attached = await desk.store.tenant(actor, (tx) => attachRecording(tx, { sha256, visitId, bytes }));
  if (!attached.ok) return sendFault(reply, attached.error);
  return reply.code(fresh ? 201 : 200).send({ sha256, bytes, stored: true });
}

async function get(desk: ServerContext, request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await callerOf({ desk, request, reply }, recordingAccess['GET /api/recordings/:sha256']);
  if (!caller.ok) return sendFault(reply, caller.error);
  const { actor } = caller.value;
  const { sha256 } = request.params;
  const visitId = visitNamed(request);
  if (visitId === null || !isSha256(sha256)) return sendFault(reply, notNamed(visitId));
  const stored = await desk.store.tenant(actor, (tx) => recordingOf(tx, visitId, sha256));
  if (!stored.ok) return sendFault(reply, stored.error);
  const place = placeOf(desk, actor.clinicId, sha256);
  if (!(await hasRecording(place))) return sendFault(reply, fault('EUP_SERVER_RECORDING_MISSING'));
  return reply
    .type('application/octet-stream')
    .header('content-length', stored.value.bytes)
    .header('content-disposition', 'attachment')
    .send(Readable.from(readRecording(place), { objectMode: false }));
}

type RecordingQuota = Pick<ServerLimits, 'recordingsPerVisit' | 'recordingsPerPersonADay'>;

/** Refuses a recording beyond what a visit holds or a person attaches in a day: a disk is not filled by one account. */
function within(
  quota: RecordingQuota,
  stored: { readonly visit: number; readonly person: number },
  bytes: number,
): Result<true, Fault> {
  const gigabytes = (most: number) => Math.round((most / 1024 ** 3) * 10) / 10;
  if (stored.visit + bytes > quota.recordingsPerVisit)
    return err(fault('EUP_SERVER_RECORDING_QUOTA', { most: gigabytes(quota.recordingsPerVisit), of: 'in one visit' }));
  if (stored.person + bytes > quota.recordingsPerPersonADay)
    return err(
      fault('EUP_SERVER_RECORDING_QUOTA', { most: gigabytes(quota.recordingsPerPersonADay), of: 'of one person in a day' }),
    );
  return ok(true);
}

/** The length of a body by its head; of one that does not say, the most that is taken. */
const bytesToCome = ({ headers }: FastifyRequest): number => Number(headers['content-length'] ?? mostRecordingBytes);

const placeOf = (desk: ServerContext, clinicId: string, sha256: string): RecordingFile => ({
  folder: desk.recordings,
  master: desk.master,
  clinicId,
  sha256,
});
const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

function visitNamed(request: FastifyRequest): string | null {
  const named = request.headers[visitHeader];
  return typeof named === 'string' && isUuid(named) ? named : null;
}

/** SHA-256 of no bytes. */
const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const empty = () => fault('EUP_SERVER_INPUT', { field: 'body', why: 'a recording has at least one byte' });

function notNamed(visitId: string | null): ReturnType<typeof fault> {
  return visitId === null
    ? fault('EUP_SERVER_INPUT', { field: visitHeader, why: 'the id of the visit is expected in this header' })
    : fault('EUP_SERVER_INPUT', { field: 'sha256', why: '64 hexadecimal digits are expected' });
}
