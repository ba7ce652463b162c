import { type Fault, FaultError, faultOfAnswer } from '@eupraxia/kernel';
import { ORPCError } from '@orpc/client';
import { webFault } from './errors.ts';

/** Turns whatever was thrown on the way to the server and back into a fault that a person can act on. */
export function faultFrom(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  if (error instanceof ORPCError) {
    return faultOfAnswer(error.data, error.status) ?? webFault('EUP_WEB_ANSWER', { status: error.status });
  }
  // A fetch that reaches nobody throws a TypeError, in every browser; one that was given up a DOMException.
  if (error instanceof TypeError || (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')))
    return webFault('EUP_WEB_UNREACHED');
  return webFault('EUP_WEB_UNEXPECTED', { what: error instanceof Error ? error.message : String(error) });
}

/** Reads a fault from an answer that is not oRPC's: `{"error": {code, message, remedy}}`. */
export function faultOfResponse(status: number, body: unknown): Fault {
  const error = typeof body === 'object' && body !== null ? (body as { error?: unknown }).error : undefined;
  return faultOfAnswer(error, status) ?? webFault('EUP_WEB_ANSWER', { status });
}
