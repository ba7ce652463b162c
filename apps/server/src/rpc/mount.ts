import { ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fastify';
import type { FastifyInstance } from 'fastify';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import { router } from '../stations/router.ts';
import type { Call, ServerContext } from './call.ts';
import { faultOf, wireError } from './faults.ts';

/** Most bytes of one call. 500 events of a visit take about 300 kB. */
export const mostCallBytes = 2 * 1024 * 1024;

/** Serves the contract under `/rpc`: POST, JSON, parsed and limited by Fastify before oRPC sees it. */
export function mountRpc(app: FastifyInstance, desk: ServerContext, onUnexpected: (problem: unknown) => void): void {
  const handler = new RPCHandler<Call>(router, {
    // What the protocol itself cannot read never reaches the interceptors of the procedures.
    interceptors: [
      onError((thrown) => {
        if (!(thrown instanceof ORPCError)) throw wireError(fault('EUP_SERVER_BODY'));
      }),
    ],
    clientInterceptors: [
      onError((thrown) => {
        const found = faultOf(thrown, desk.clock());
        if (found.code === 'EUP_SERVER_UNEXPECTED') onUnexpected(thrown);
        throw wireError(found);
      }),
    ],
  });
  app.post('/rpc/*', { bodyLimit: mostCallBytes }, async (request, reply) => {
    const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context: { desk, request, reply } });
    if (!matched) {
      return sendFault(reply, fault('EUP_SERVER_NO_ROUTE'));
    }
    return reply;
  });
}
