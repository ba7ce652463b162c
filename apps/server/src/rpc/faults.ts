import { type Fault, type FaultAnswer, FaultError, faultAnswer, type Result } from '@eupraxia/kernel';
import { ORPCError, ValidationError } from '@orpc/server';
import { z } from 'zod';
import { fault } from '../errors.ts';

/** The value of a result; a refusal is thrown as what the caller gets to see. */
export function valueOrThrow<T>(result: Result<T, Fault>): T {
  if (result.ok) return result.value;
  throw new FaultError(result.error);
}

/** Turns whatever was thrown into the fault that the caller sees: expected ones as they are, bugs without their details. */
export function faultOf(thrown: unknown, now: number): Fault {
  if (thrown instanceof FaultError) return thrown.fault;
  if (isUnkeepable(thrown))
    return fault('EUP_SERVER_INPUT', { field: 'input', why: 'the database cannot keep that date or number' });
  if (thrown instanceof ORPCError) {
    if (thrown.code === 'BAD_REQUEST' && thrown.cause instanceof ValidationError) return inputFault(thrown.cause.issues);
    if (thrown.status === 404) return fault('EUP_SERVER_NO_ROUTE');
    if (thrown.status === 413) return fault('EUP_SERVER_TOO_LARGE');
    if (thrown.status < 500) return fault('EUP_SERVER_BODY');
  }
  return fault('EUP_SERVER_UNEXPECTED', { at: new Date(now).toISOString() });
}

/** Whether PostgreSQL says that a date (the year 0), a number or a character lies outside what it holds. */
function isUnkeepable(thrown: unknown): boolean {
  return ['22003', '22007', '22008', '22021', '22P05'].includes(String((thrown as { code?: unknown } | null)?.code));
}

/** A fault on oRPC's wire: its code, status and sentence, with the remedy among the data. */
export function wireError(shown: Fault): ORPCError<string, FaultAnswer> {
  return new ORPCError(shown.code, { status: shown.status, message: shown.message, data: faultAnswer(shown) });
}

const issueShape = z.object({ path: z.array(z.union([z.string(), z.number()])).optional(), message: z.string() });

/** Names the first field that does not fit and what was expected there; the value itself is not repeated. */
function inputFault(issues: readonly unknown[]): Fault {
  const read = issueShape.safeParse(issues[0]);
  const issue = read.success ? read.data : { path: [], message: 'it does not fit' };
  const field = (issue.path ?? []).join('.');
  return fault('EUP_SERVER_INPUT', { field: field === '' ? 'input' : field, why: issue.message });
}
