import { ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fastify';
import type { FastifyInstance } from 'fastify';
import { recordRefusal } from '../audit/refusals.ts';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import { takesTurned, turnedField } from '../guard/direction.ts';
import { router } from '../stations/router.ts';
import type { Call, ServerContext } from './call.ts';
import { faultOf, wireError } from './faults.ts';
import { pathOf, procedureFirst, sendWire } from './session-first.ts';

/** Most bytes of one call. 500 events of a visit take about 300 kB. */
export const mostCallBytes = 2 * 1024 * 1024;

/**
 * Serves the contract under `/rpc`: POST, JSON. Who calls is asked first; then the body is read, parsed and limited by
 * Fastify, before oRPC sees it.
 */
export function mountRpc(app: FastifyInstance, desk: ServerContext, onUnexpected: (problem: unknown) => void): void {
  const handler = new RPCHandler<Call>(router, {
    // What the protocol itself cannot read never reaches the interceptors of the procedures.
    interceptors: [
      onError((thrown) => {
        if (!(thrown instanceof ORPCError)) throw wireError(fault('EUP_SERVER_BODY'));
      }),
    ],
    clientInterceptors: [
      onError(async (thrown, { context, path }) => {
        const found = faultOf(thrown, desk.clock());
        if (found.code === 'EUP_SERVER_UNEXPECTED') onUnexpected(thrown);
        await recordRefusal(desk, context.request, path.join('.'), found);
        throw wireError(found);
      }),
    ],
  });
  app.post('/rpc/*', { bodyLimit: mostCallBytes, onRequest: procedureFirst(desk) }, async (request, reply) => {
    const turned = takesTurned.has(pathOf(request)) ? null : turnedField(request.body);
    if (turned !== null) {
      const field = turned
        .replace(/^json\./, '')
        .slice(0, 100)
        .replace(/[^\w.]/g, '?');
      return sendWire(reply, fault('EUP_SERVER_INPUT', { field, why: 'it has characters that turn the direction of the text' }));
    }
    const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context: { desk, request, reply } });
    if (!matched) {
      return sendFault(reply, fault('EUP_SERVER_NO_ROUTE'));
    }
    return reply;
  });
}
