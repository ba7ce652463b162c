import { contract } from '@eupraxia/api';
import { implement } from '@orpc/server';
import type { Call } from './call.ts';
import { callerOf } from './caller.ts';
import { valueOrThrow } from './faults.ts';

/**
 * The contract, ready to be implemented: every procedure runs behind the check of who calls, which reads the
 * procedure's own access from the contract. There is no other way to implement one.
 */
export const station = implement(contract)
  .$context<Call>()
  .use(async ({ context, procedure, next }) => {
    const caller = valueOrThrow(await callerOf(context, procedure['~orpc'].meta));
    return next({ context: caller });
  });
