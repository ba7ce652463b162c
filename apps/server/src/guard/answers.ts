import type { Fault } from '@eupraxia/kernel';
import type { FastifyReply } from 'fastify';

/** Answers with a fault: its status, and code, sentence and mend as JSON. */
export function sendFault(reply: FastifyReply, { code, message, mend, status }: Fault): FastifyReply {
  return reply.code(status).send({ error: { code, message, mend } });
}
