import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import { type AnyProcedure, createProcedureClient, ORPCError, onError } from '@orpc/server';
import type { FastifyReply } from 'fastify';
import { recordRefusal } from '../audit/refusals.ts';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import { router } from '../stations/router.ts';
import type { Call } from './call.ts';
import { faultOf, wireError } from './faults.ts';
import { pathOf } from './session-first.ts';

/** One procedure of the contract, as it is called. */
interface Named {
  readonly path: readonly [string, string];
  readonly procedure: AnyProcedure;
}

const procedures: ReadonlyMap<string, Named> = new Map(
  Object.entries(router).flatMap(([station, named]) =>
    Object.entries(named).map(([name, procedure]): [string, Named] => [
      `${station}/${name}`,
      { path: [station, name], procedure: procedure as AnyProcedure },
    ]),
  ),
);

const wire = new StandardRPCJsonSerializer();

/**
 * Calls the procedure that a request names, and answers in the form that its client reads. oRPC checks input and output and
 * runs what stands before a procedure; its own adapter for Fastify is left out, since it reads the address twice more and
 * makes a signal and a dozen promises for each call, which cost more than the procedure. What procedures give is JSON
 * already (json-only.test.ts), so that it goes out as it is.
 * @param onUnexpected hears of bugs
 */
export async function callProcedure(call: Call, onUnexpected: (problem: unknown) => void): Promise<FastifyReply> {
  const { desk, request, reply } = call;
  const named = procedures.get(pathOf(request));
  if (named === undefined) return sendFault(reply, fault('EUP_SERVER_NO_ROUTE'));
  const { path, procedure } = named;
  const client = createProcedureClient(procedure, {
    context: call,
    path,
    interceptors: [
      onError(async (thrown) => {
        const found = faultOf(thrown, desk.clock());
        if (found.code === 'EUP_SERVER_UNEXPECTED') onUnexpected(thrown);
        await recordRefusal(desk, request, path.join('.'), found);
        throw wireError(found);
      }),
    ],
  });
  try {
    const input = inputOf(request.body);
    const output = await client(input, isHeld(input) ? { signal: hangUp(reply) } : {});
    return send(reply, 200, output);
  } catch (thrown) {
    const shown = thrown instanceof ORPCError ? thrown : wireError(faultOf(thrown, desk.clock()));
    return send(reply, shown.status, shown.toJSON());
  }
}

function send(reply: FastifyReply, status: number, json: unknown): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').send(JSON.stringify({ json }));
}

/** What a client sent, `{json, meta}`: meta names what JSON cannot say, such as a field that is undefined. */
function inputOf(body: unknown): unknown {
  try {
    const { json, meta } = body as { readonly json?: unknown; readonly meta?: Parameters<typeof wire.deserialize>[1] };
    return meta === undefined || meta.length === 0 ? json : wire.deserialize(json, meta);
  } catch {
    throw wireError(fault('EUP_SERVER_BODY'));
  }
}

/** Whether a call asks to be held until its visit changes. */
function isHeld(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'wait' in input && input.wait !== undefined;
}

/** Aborts when the caller hangs up before the answer has gone out. */
function hangUp({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const gone = () => {
    if (!raw.writableFinished) controller.abort();
  };
  if (raw.destroyed) gone();
  else raw.once('close', gone);
  return controller.signal;
}
