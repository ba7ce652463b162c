import { FaultError } from '@eupraxia/kernel';
import type { TenantTx } from '../tenant.ts';

/**
 * What a judgment says, or `otherwise` where it throws: it is left out then and reported, and what was sent is stored all
 * the same. Only for judgments that ask the database nothing: a statement that fails must end the transaction.
 */
export function orLeftOut<T>(tx: TenantTx, visitId: string, what: string, otherwise: T, judgment: () => T): T {
  try {
    return judgment();
  } catch (error) {
    // Neither message nor stack: both can quote what was recorded of a patient.
    const why = error instanceof FaultError ? error.fault.code : error instanceof Error ? error.name : typeof error;
    tx.report(`the judgment of ${what} of the visit ${visitId} failed and was left out: ${why}`);
    return otherwise;
  }
}
