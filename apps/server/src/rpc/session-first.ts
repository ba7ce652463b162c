import { type Access, contract } from '@eupraxia/api';
import type { Fault, Result } from '@eupraxia/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fault } from '../errors.ts';
import { noteFault, sendFault } from '../guard/answers.ts';
import type { ServerContext } from './call.ts';
import { callerOf, personOf } from './caller.ts';
import { wireError } from './faults.ts';

const prefix = '/rpc/';

/** The access of every procedure, by its path: `me/get`. */
const procedures: ReadonlyMap<string, Access> = new Map(
  Object.entries(contract).flatMap(([station, named]) =>
    Object.entries(named).map(
      ([name, procedure]) => [`${station}/${name}`, (procedure as { '~orpc': { meta: Access } })['~orpc'].meta] as const,
    ),
  ),
);

/**
 * Refuses a call to a procedure before its body is read: without a living session, or from whom its access does not name.
 * Nobody who is not signed in can make the server read, and keep, more than the head of a call.
 */
export function procedureFirst(desk: ServerContext) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const access = procedures.get(pathOf(request));
    if (access === undefined) return sendWire(reply, fault('EUP_SERVER_NO_ROUTE'));
    const caller = await recognizes(desk, request, reply, access);
    return caller.ok ? undefined : sendWire(reply, caller.error);
  };
}

/** The same for an address of its own. */
export function callerFirst(desk: ServerContext, access: Access) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const caller = await recognizes(desk, request, reply, access);
    return caller.ok ? undefined : sendFault(reply, caller.error);
  };
}

function recognizes(
  desk: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  access: Access,
): Promise<Result<unknown, Fault>> {
  const call = { desk, request, reply };
  return access.of === 'person' ? personOf(call) : callerOf(call, access);
}

/** The path of the procedure that a request names: `me/get`. */
export const pathOf = (request: FastifyRequest): string => (request.url.split('?', 1)[0] as string).slice(prefix.length);

/** Whether a request is for a procedure, whose client reads another shape of answer. */
export const isProcedure = (request: FastifyRequest): boolean => request.url.startsWith(prefix);

/** Answers a procedure with a fault as the client of procedures reads it. */
export function sendWire(reply: FastifyReply, refusal: Fault): FastifyReply {
  noteFault(reply, refusal);
  return reply.code(refusal.status).send({ json: wireError(refusal).toJSON(), meta: [] });
}
