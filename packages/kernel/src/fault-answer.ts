import type { Fault } from './fault.ts';

/**
 * A fault as answers and `--json` documents carry it. `mend` repeats `remedy` for one release: programs of the release
 * before this one read only that name. Remove it in the release after this one.
 */
export interface FaultAnswer {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly mend: string;
}

/** What an answer says of a fault: everything but the status, which the answer itself has. */
export function faultAnswer({ code, message, remedy }: Fault): FaultAnswer {
  return { code, message, remedy, mend: remedy };
}

/** Reads what `faultAnswer` wrote, of this release (`remedy`) or of the one before (`mend`); null where it is neither. */
export function faultOfAnswer(value: unknown, status: number): Fault | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, message, remedy, mend } = value as Record<string, unknown>;
  const action = remedy ?? mend;
  if (typeof code !== 'string' || typeof message !== 'string' || typeof action !== 'string') return null;
  return { code, message, remedy: action, status };
}
