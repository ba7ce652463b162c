import { logVersion } from '@eupraxia/clinical';
import { type Note, phrasesVersion, type SignedNote } from '@eupraxia/clinical/note';
import type { Fault } from '@eupraxia/kernel';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { queryClient } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { signNote } from './sign-note.ts';

/** How a signature stands. */
export type Signing =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  | { readonly state: 'behind'; readonly waiting: number }
  /** The password is to be given first; then `kind` is signed. */
  | { readonly state: 'locked'; readonly kind: Note['kind'] }
  | { readonly state: 'signed'; readonly note: SignedNote }
  | { readonly state: 'refused'; readonly fault: Fault };

/** What a signature of this program freezes; the server hashes with its own and refuses where they differ. */
export function useVersions(): SignedNote['versions'] {
  const me = useMe();
  return { release: me.release, catalogue: me.catalogueRelease, phrases: phrasesVersion, log: logVersion };
}

/** Whether a refusal means that the password is to be given first. */
export const asksPassword = ({ code }: Fault): boolean => code === 'EUP_SERVER_SIGNING_LOCKED';

/** Whether the password is to be given first; where the server does not say, the signature itself is asked for. */
async function isLocked(): Promise<boolean> {
  try {
    return (await client.note.signingUntil()).until === null;
  } catch {
    return false;
  }
}

/** Signs: sends what is kept here, composes the note anew from all of it, and lets the server compose the same. */
export function useSigning(view: VisitInView): {
  readonly signing: Signing;
  readonly sign: (kind: Note['kind']) => void;
  readonly leave: () => void;
} {
  const [signing, setSigning] = useState<Signing>({ state: 'idle' });
  const versions = useVersions();
  const { journal } = view;
  async function sign(kind: Note['kind']): Promise<void> {
    setSigning({ state: 'sending' });
    if (await isLocked()) return setSigning({ state: 'locked', kind });
    let note: SignedNote | undefined;
    const signed = await signNote(
      journal,
      kind,
      versions,
      async (asked) => {
        note = await client.note.sign({ ...asked, through: { ...asked.through } });
      },
      faultFrom,
    );
    if ('waiting' in signed) return setSigning({ state: 'behind', waiting: signed.waiting });
    if (!signed.ok)
      return setSigning(asksPassword(signed.error) ? { state: 'locked', kind } : { state: 'refused', fault: signed.error });
    await journal.flush();
    await queryClient.invalidateQueries();
    setSigning(note === undefined ? { state: 'idle' } : { state: 'signed', note });
  }
  return { signing, sign: (kind) => void sign(kind), leave: () => setSigning({ state: 'idle' }) };
}
