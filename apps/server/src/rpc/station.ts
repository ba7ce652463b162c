import { type Access, contract } from '@eupraxia/api';
import { implement } from '@orpc/server';
import { recordOwnProcedure } from '../audit/own-acts.ts';
import type { Call } from './call.ts';
import { callerOf, personOf } from './caller.ts';
import { valueOrThrow } from './faults.ts';

/** The contract without a check: joins procedures that bring their own, and implements none. */
export const bareContract = implement(contract).$context<Call>();

/** Whom a procedure is about must be whom it is implemented for: one under the wrong check answers nobody. */
function about(of: NonNullable<Access['of']>, access: Access): void {
  if ((access.of ?? 'clinic') !== of)
    throw new Error(`A procedure about a ${access.of ?? 'clinic'} is implemented as one about a ${of}.`);
}

/**
 * The contract, ready to be implemented: every procedure runs behind the check of who calls, which reads the
 * procedure's own access from the contract. There is no other way to implement one about a clinic.
 */
export const station = bareContract.use(async ({ context, procedure, next }) => {
  const access = procedure['~orpc'].meta;
  about('clinic', access);
  const caller = valueOrThrow(await callerOf(context, access));
  return next({ context: caller });
});

/** The same for procedures about the signed-in person, which name no clinic. */
export const ownStation = bareContract.use(async ({ context, procedure, path, next }) => {
  about('person', procedure['~orpc'].meta);
  const person = valueOrThrow(await personOf(context));
  const done = await next({ context: { person } });
  await recordOwnProcedure(context.desk, person, path);
  return done;
});
