import type { FastifyInstance } from 'fastify';
import { fault } from '../errors.ts';
import { takesTurned, turnedField } from '../guard/direction.ts';
import type { ServerContext } from './call.ts';
import { callProcedure } from './call-procedure.ts';
import { pathOf, procedureFirst, sendWire } from './session-first.ts';

/** Most bytes of one call. 500 events of a visit take about 300 kB. */
export const mostCallBytes = 2 * 1024 * 1024;

/**
 * Serves the contract under `/rpc`: POST, JSON. Who calls is asked first; then the body is read, parsed and limited by
 * Fastify, before a procedure sees it.
 */
export function mountRpc(app: FastifyInstance, desk: ServerContext, onUnexpected: (problem: unknown) => void): void {
  app.post('/rpc/*', { bodyLimit: mostCallBytes, onRequest: procedureFirst(desk) }, async (request, reply) => {
    const turned = takesTurned.has(pathOf(request)) ? null : turnedField(request.body);
    if (turned !== null) {
      const field = turned
        .replace(/^json\./, '')
        .slice(0, 100)
        .replace(/[^\w.]/g, '?');
      return sendWire(reply, fault('EUP_SERVER_INPUT', { field, why: 'it has characters that turn the direction of the text' }));
    }
    return callProcedure({ desk, request, reply }, onUnexpected);
  });
}
