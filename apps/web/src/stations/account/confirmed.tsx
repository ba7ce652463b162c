import { type ReactNode, useState } from 'react';
import { faultFrom } from '../../app/fault.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

const confirmFirst = 'EUP_SERVER_CONFIRM_FIRST';

interface Waiting {
  readonly confirmed: () => void;
  readonly givenUp: () => void;
}

/**
 * Runs calls that the server refuses until it knows again who it is: it asks, and runs the call once more. Who does not
 * confirm gets the server's refusal. `dialog` is to be drawn where the calls are made.
 */
export function useConfirmed(): { readonly run: <T>(work: () => Promise<T>) => Promise<T>; readonly dialog: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting>();
  return {
    async run(work) {
      try {
        return await work();
      } catch (error) {
        if (faultFrom(error).code !== confirmFirst) throw error;
        await new Promise<void>((resolve, reject) => setWaiting({ confirmed: resolve, givenUp: () => reject(error) }));
        return work();
      }
    },
    dialog:
      waiting === undefined ? null : (
        <ConfirmDialog
          onConfirmed={() => {
            setWaiting(undefined);
            waiting.confirmed();
          }}
          onClose={() => {
            setWaiting(undefined);
            waiting.givenUp();
          }}
        />
      ),
  };
}
