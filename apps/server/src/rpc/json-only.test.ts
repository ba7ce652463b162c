import type { Contract } from '@eupraxia/api';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { describe, expect, it } from 'vitest';

/** What JSON has no word for, or writes as something else. */
type NoJson =
  | Date
  | bigint
  | symbol
  | RegExp
  | URL
  | Blob
  | ArrayBufferView
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>;
type Plain = string | number | boolean | null | undefined;

/** What of a type is no JSON; `never` where all of it is. What is `unknown` was JSON when it came: a stored event or entry. */
type Flaw<T> = unknown extends T
  ? never
  : T extends Plain
    ? never
    : T extends NoJson | ((...args: never[]) => unknown)
      ? T
      : T extends readonly (infer One)[]
        ? undefined extends One
          ? undefined
          : Flaw<One>
        : { [Key in keyof T]-?: Flaw<T[Key]> }[keyof T];

/** `true` where a type is JSON as it stands. */
type IsJson<T> = [Flaw<T>] extends [never] ? true : false;

describe('what procedures give', () => {
  it('is JSON as it stands, by its types: it goes out as it is, and nothing beside it says what JSON cannot', () => {
    const outputs: IsJson<InferContractRouterOutputs<Contract>> = true;
    expect(outputs).toBe(true);
  });

  it('would not compile with a date, a big number, a set, a hole in a list, or a function anywhere in it', () => {
    const flawed: readonly [
      IsJson<{ readonly at: { readonly a?: Date } }>,
      IsJson<readonly bigint[]>,
      IsJson<{ readonly a: readonly { readonly b: ReadonlySet<string> }[] }>,
      IsJson<readonly (string | undefined)[]>,
      IsJson<{ readonly a: string | (() => void) }>,
      IsJson<{ readonly a?: string; readonly b: readonly [number, null]; readonly c: unknown }>,
    ] = [false, false, false, false, false, true];
    expect(flawed).toHaveLength(6);
  });
});
