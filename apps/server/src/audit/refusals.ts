import type { AuditActName } from '@eupraxia/clinical/audit';
import type { Fault } from '@eupraxia/kernel';
import type { FastifyRequest } from 'fastify';
import type { ServerContext } from '../rpc/call.ts';
import { clinicHeader } from '../rpc/caller.ts';
import { actorsOf } from './actors.ts';
import { knownCaller } from './known-callers.ts';

const signing: ReadonlySet<string> = new Set(['note.sign', 'note.cosign', 'note.beginSigning']);

/** Procedures that ask again who it is, and what they answer to a wrong password or passkey. */
const asked: ReadonlySet<string> = new Set(['account.confirm', 'account.changePassword']);
const wrong: ReadonlySet<string> = new Set(['EUP_SERVER_SIGNING_PASSWORD', 'EUP_SERVER_PASSKEY']);

/** The act that a refusal is recorded as; null for one that says nothing about permission. */
export function refusalAct(procedure: string, { code, status }: Pick<Fault, 'code' | 'status'>): AuditActName | null {
  if (code === 'EUP_SERVER_ROLE') return 'refused.role';
  if (code === 'EUP_SERVER_CLINIC') return 'refused.clinic';
  if (status === 404) return code === 'EUP_SERVER_NO_ROUTE' ? null : 'refused.unknown';
  if (status === 429) return 'refused.limit';
  if (code === 'EUP_SERVER_INPUT') return 'refused.input';
  if (asked.has(procedure) && wrong.has(code)) return 'confirm.failed';
  if (status !== 403 && status !== 422) return null;
  return signing.has(procedure) ? 'refused.signature' : status === 403 ? 'refused.rule' : null;
}

/**
 * Records a refused call in the caller's clinic: the procedure and the code, never a value that was sent. Somebody who
 * has no session leaves nothing here. Calls that are refused again within a minute are counted.
 */
export async function recordRefusal(
  desk: ServerContext,
  request: FastifyRequest,
  procedure: string,
  fault: Pick<Fault, 'code' | 'status'>,
): Promise<void> {
  const person = knownCaller(request);
  const action = refusalAct(procedure, fault);
  if (person === undefined || action === null) return;
  const named = request.headers[clinicHeader];
  // What the caller's clinic is depends on the header; a value of it that is not theirs must not make a key of its own.
  const key = `${person.userId} ${action} ${fault.code}`;
  await desk.recorder.folded(key, action, `procedure:${procedure} ${fault.code}`, async () => {
    const places = await actorsOf(desk, person);
    const here = places.filter(({ clinicId }) => clinicId === named);
    return here.length > 0 ? here : places;
  });
}
