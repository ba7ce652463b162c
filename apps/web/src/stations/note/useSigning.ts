import {
  composeNote,
  logThrough,
  logVersion,
  type Note,
  phrasesVersion,
  readLog,
  type SignedNote,
  sealNote,
  signedThrough,
} from '@eupraxia/clinical';
import type { Fault } from '@eupraxia/kernel';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { queryClient } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import type { VisitInView } from '../../visit/useVisit.ts';

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
    if (!(await journal.flush())) return setSigning({ state: 'behind', waiting: journal.state().waiting });
    const state = journal.state();
    // What others record during the signature is not on the server yet; it comes after what is signed.
    const log = logThrough(readLog(state.envelopes), state.acknowledged);
    const note = composeNote(log, kind === 'addendum' ? { locale: 'en', since: signedThrough(state.notes) } : { locale: 'en' });
    try {
      await client.note.sign({
        visitId: journal.visitId,
        kind,
        through: { ...note.through },
        hash: sealNote(log, note, versions),
      });
      await journal.flush();
      await queryClient.invalidateQueries();
      setSigning({ state: 'idle' });
    } catch (error) {
      setSigning({ state: 'refused', fault: faultFrom(error) });
    }
  }
  return [signing, (kind) => void sign(kind)];
}
