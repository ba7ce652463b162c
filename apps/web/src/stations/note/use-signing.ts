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
  | { readonly state: 'refused'; readonly fault: Fault };

/** What a signature of this program freezes; the server hashes with its own and refuses where they differ. */
export function useVersions(): SignedNote['versions'] {
  const me = useMe();
  return { release: me.release, catalogue: me.catalogueRelease, phrases: phrasesVersion, log: logVersion };
}

/** Signs: sends what is kept here, composes the note anew from all of it, and lets the server compose the same. */
export function useSigning(view: VisitInView): readonly [Signing, (kind: Note['kind']) => void] {
  const [signing, setSigning] = useState<Signing>({ state: 'idle' });
  const versions = useVersions();
  const { journal } = view;
  async function sign(kind: Note['kind']): Promise<void> {
    setSigning({ state: 'sending' });
    const signed = await signNote(
      journal,
      kind,
      versions,
      (asked) => client.note.sign({ ...asked, through: { ...asked.through } }),
      faultFrom,
    );
    if ('waiting' in signed) return setSigning({ state: 'behind', waiting: signed.waiting });
    if (!signed.ok) return setSigning({ state: 'refused', fault: signed.error });
    await journal.flush();
    await queryClient.invalidateQueries();
    setSigning({ state: 'idle' });
  }
  return [signing, (kind) => void sign(kind)];
}
