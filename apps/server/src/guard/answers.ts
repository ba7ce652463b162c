import { type Fault, faultAnswer } from '@eupraxia/kernel';
import type { FastifyReply } from 'fastify';

const faults = new WeakMap<FastifyReply, Fault>();

/** Answers with a fault: its status, and the rest of it as JSON. */
export function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  noteFault(reply, fault);
  return reply.code(fault.status).send({ error: faultAnswer(fault) });
}

/** Notes the fault that an answer gives in a shape of its own, so that a refusal is recorded whatever its shape. */
export function noteFault(reply: FastifyReply, fault: Fault): void {
  faults.set(reply, fault);
}

/** The fault that an answer gives, if it gives one. */
export function faultOfReply(reply: FastifyReply): Fault | undefined {
  return faults.get(reply);
}
