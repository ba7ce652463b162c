import type { SignInAnswer } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { useState } from 'react';
import { faultFrom } from '../../app/fault.ts';
import type { HalfSignIn } from '../../app/sign-in-calls.ts';

/** One way into the program, tried: by password, by code, by passkey. */
export interface Attempt {
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  /** The second step that the last answer asks for. */
  readonly half: HalfSignIn | undefined;
  /** Tries; with the second step still to come it ends in `half`. */
  run(work: () => Promise<SignInAnswer>): Promise<void>;
  startOver(): void;
}

/** Runs attempts one at a time. `then` goes on with a whole sign-in and answers the fault that stops it. */
export function useAttempt(then: () => Promise<Fault | undefined>): Attempt {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [half, setHalf] = useState<HalfSignIn>();
  return {
    busy,
    fault,
    half,
    async run(work) {
      setBusy(true);
      setFault(undefined);
      try {
        const answer = await work();
        if ('pending' in answer) setHalf(answer);
        else setFault(await then());
      } catch (error) {
        setFault(faultFrom(error));
      } finally {
        setBusy(false);
      }
    },
    startOver() {
      setHalf(undefined);
      setFault(undefined);
    },
  };
}
