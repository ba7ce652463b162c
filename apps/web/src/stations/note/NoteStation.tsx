import { dayIn } from '@eupraxia/clinical';
import {
  composeNote,
  defaultLocale,
  lateEvents,
  type Note,
  type Sentence,
  type SignedNote,
  signedThrough,
  verifySeal,
} from '@eupraxia/clinical/note';
import { useEffect, useMemo, useRef, useState } from 'react';
import { dayShort, instantOf } from '../../app/days.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { UnitsCard } from '../../visit/UnitsCard.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { VisitPage } from '../../visit/VisitPage.tsx';
import { BeforeYouSign } from './BeforeYouSign.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { NoteDocument } from './NoteDocument.tsx';
import { PdfButton } from './PdfButton.tsx';
import { type Remedy, RemedySheet } from './RemedySheet.tsx';
import { useNoteText } from './text.ts';
import { useSigning } from './use-signing.ts';
import './note.css';

/** The note: it writes itself from the log; each sentence opens its evidence; signing freezes it. */
export function NoteStation() {
  const common = useText();
  return <VisitPage title={common('note')}>{(view) => <Board view={view} />}</VisitPage>;
}

function Board({ view }: { readonly view: VisitInView }) {
  const t = useNoteText();
  const me = useMe();
  const { log, visit, state } = view;
  const [marked, setMarked] = useState<{ readonly id: string; readonly sentence: Sentence } | null>(null);
  const [remedy, setRemedy] = useState<Remedy | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const hadSheet = useRef(false);
  const noSheet = remedy === null;
  useEffect(() => {
    if (noSheet && document.activeElement === document.body && list.current !== null && hadSheet.current) list.current.focus();
    hadSheet.current = !noSheet;
  }, [noSheet]);
  const [signing, sign] = useSigning(view);
  const late = useMemo(() => lateEvents(log, state.notes), [log, state.notes]);
  const signed = state.notes.length > 0;
  const draft: Note | null = useMemo(() => {
    if (!signed) return composeNote(log, { locale: defaultLocale });
    return late.length === 0 ? null : composeNote(log, { locale: defaultLocale, since: signedThrough(state.notes) });
  }, [log, signed, late, state.notes]);
  const blocked = draft?.findings.some((f) => f.severity === 'blocks') ?? true;
  const zone = visit.snapshot.clinic.zone;
  const mark = (scope: string) => (id: string, sentence: Sentence) =>
    setMarked((before) => (before?.id === `${scope}/${id}` ? null : { id: `${scope}/${id}`, sentence }));
  const markedIn = (scope: string): string | null =>
    marked?.id.startsWith(`${scope}/`) === true ? marked.id.slice(scope.length + 1) : null;

  return (
    <div className="visit-split">
      <div className="note-main">
        {state.notes.map((note) => (
          <SignedCard key={note.id} signed={note} view={view} marked={markedIn(note.id)} onMark={mark(note.id)} />
        ))}
        {draft === null ? null : (
          <article className="card note-card">
            <header className="note-head">
              <h2>{draft.title}</h2>
              <span className="soft">
                {dayShort(dayIn(zone, visit.opened.at), 'en-US')} · {t('drafted', { count: draft.events })}
              </span>
            </header>
            {signed ? (
              <p className="note-late">
                <b>{t('addendumProposed', { count: late.length })}.</b> {t('addendumHow')}
              </p>
            ) : null}
            {draft.sections.every((s) => s.sentences.length === 0) ? <p className="soft">{t('empty')}</p> : null}
            <NoteDocument note={draft} zone={zone} marked={markedIn('draft')} onMark={mark('draft')} />
          </article>
        )}
        <footer className="note-foot">
          {view.writes ? (
            <>
              <Button onClick={() => setRemedy({ kind: 'remark.written' })}>{t('add')}</Button>
              <Button onClick={() => setRemedy({ kind: 'time.corrected' })}>{t('edit')}</Button>
            </>
          ) : null}
          <PdfButton view={view} />
          <span className="note-signs soft">
            {view.writes ? t('signs', { name: `${me.name}, ${me.credentials}` }) : t('readOnly')}
          </span>
          {view.writes && draft !== null ? (
            <Button kind="ask" size="live" busy={signing.state === 'sending'} disabled={blocked} onClick={() => sign(draft.kind)}>
              {draft.kind === 'addendum' ? t('signAddendum') : t('sign')}
            </Button>
          ) : null}
        </footer>
        <div role="status">
          {signing.state === 'sending' ? <p className="soft">{t('signing')}</p> : null}
          {signing.state === 'behind' ? <p className="note-late">{t('signNeedsServer', { count: signing.waiting })}</p> : null}
          {draft !== null && blocked && view.writes ? <p className="soft">{t('blocked')}</p> : null}
        </div>
        {signing.state === 'refused' ? <ErrorCard fault={signing.fault} /> : null}
      </div>
      <aside className="visit-side">
        {remedy === null ? null : <RemedySheet view={view} remedy={remedy} onDone={() => setRemedy(null)} />}
        <EvidenceCard view={view} sentence={marked?.sentence ?? null} onClose={() => setMarked(null)} />
        {draft === null ? null : <BeforeYouSign view={view} findings={draft.findings} onRemedy={setRemedy} list={list} />}
        <UnitsCard view={view} title={t('units')} />
      </aside>
    </div>
  );
}

/** A signed note as it was signed, with its seal held against the log. */
function SignedCard({
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
  const { log, visit } = view;
  const seal = useMemo(() => verifySeal(log, signed), [log, signed]);
  const { name, credentials } = signed.signedBy;
  return (
    <article className="card note-card">
      <header className="note-head">
        <h2>{signed.note.title}</h2>
        <Chip kind={seal.ok ? 'done' : 'harm'}>
          {t('signed', {
            name: `${name}, ${credentials}`,
            when: instantOf(signed.signedAt, visit.snapshot.clinic.zone, 'en-US'),
          })}
        </Chip>
      </header>
      <NoteDocument note={signed.note} zone={visit.snapshot.clinic.zone} marked={marked} onMark={onMark} />
      <p className="soft note-seal">
        {t('seal', { hash: signed.hash.slice(0, 12) })} ·{' '}
        {seal.ok ? t('sealHolds') : t('sealBroken', { why: seal.error.message })}
      </p>
    </article>
  );
}
