import { type Fault, FaultError } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** Statements longer than this are stopped. */
export const statementSeconds = 30;

/** The SQLSTATE or system code of an error, or ''. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Whether running the transaction again may succeed: deadlock or serialization failure. */
export function isContention(error: unknown): boolean {
  return ['40001', '40P01', '55P03'].includes(codeOf(error));
}

/** The fault behind a driver's error where it is the world's doing, not ours; undefined for a bug. */
export function databaseFault(error: unknown): Fault | undefined {
  if (error instanceof FaultError) return error.fault;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message || code : code;
  if (code === '57014') return fault('EUP_STORE_TIMEOUT', { seconds: statementSeconds });
  if (code === '53100') return fault('EUP_STORE_FULL');
  if (/^(08|57P0|53|28|3D|25P03)/.test(code) || /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EACCES)/.test(code)) {
    return fault('EUP_STORE_UNREACHABLE', { detail });
  }
  if (/Connection terminated|connect(ion)? timeout|timeout exceeded when trying to connect|not queryable/i.test(detail)) {
    return fault('EUP_STORE_UNREACHABLE', { detail });
  }
  return undefined;
}
