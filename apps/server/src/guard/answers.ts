import { type Fault, faultAnswer } from '@eupraxia/kernel';
import type { FastifyReply } from 'fastify';

/** Answers with a fault: its status, and the rest of it as JSON. */
export function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  return reply.code(fault.status).send({ error: faultAnswer(fault) });
}
