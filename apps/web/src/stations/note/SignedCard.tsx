import { recount } from '@eupraxia/claims';
import { dayIn } from '@eupraxia/clinical';
import { type Sentence, type SignedNote, verifySeal } from '@eupraxia/clinical/note';
import { isLateEntry } from '@eupraxia/clinical/signing';
import { useMemo } from 'react';
import { dayShort, instantOf } from '../../app/days.ts';
import { Chip } from '../../kit/Chip.tsx';
import { language } from '../../text/i18n.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { NoteDocument } from './NoteDocument.tsx';
import { named } from './people.ts';
import { SecondSignatures } from './SecondSignatures.tsx';
import { useSigningText } from './signing-text.ts';
import { useNoteText } from './text.ts';

/** A signed note as it was signed: its seal held against the log, who treated, second signatures, and whether it came late. */
export function SignedCard({
  signed,
  view,
  marked,
  onMark,
}: {
  readonly signed: SignedNote;
  readonly view: VisitInView;
  readonly marked: string | null;
  readonly onMark: (id: string, sentence: Sentence) => void;
}) {
  const t = useNoteText();
  const s = useSigningText();
  const { log, visit } = view;
  const { zone } = visit.snapshot.clinic;
  const seal = useMemo(() => verifySeal(log, signed, recount), [log, signed]);
  const day = (at: number) => dayShort(dayIn(zone, at), language);
  const { treatedBy = [], capacity } = signed;
  return (
    <article className="card note-card">
      <header className="note-head">
        <h2>{signed.note.title}</h2>
        <Chip kind={seal.ok ? 'done' : 'harm'}>
          {t('signed', { name: named(signed.signedBy), when: instantOf(signed.signedAt, zone, language) })}
        </Chip>
      </header>
      {isLateEntry(visit.opened.at, signed.signedAt) ? (
        <p className="note-late">
          <b>{s('lateEntry', { written: day(signed.signedAt), visit: day(visit.opened.at) })}</b>
        </p>
      ) : null}
      <NoteDocument note={signed.note} zone={zone} marked={marked} onMark={onMark} />
      {capacity === undefined ? null : (
        <p className="soft note-seal">
          {named(signed.signedBy)} · {s(`capacity-${capacity}`)}
          {treatedBy.length === 0 ? null : ` · ${s('contributors', { names: treatedBy.map(named).join('; ') })}`}
        </p>
      )}
      <SecondSignatures signed={signed} view={view} />
      <p className="soft note-seal">
        {t('seal', { hash: signed.hash.slice(0, 12) })} ·{' '}
        {seal.ok ? t('sealHolds') : t('sealBroken', { why: seal.error.message })}
      </p>
    </article>
  );
}
