import { dayIn } from '@eupraxia/clinical';
import { addendumOptions, composeNote, defaultLocale, lateEvents, type Note, type Sentence } from '@eupraxia/clinical/note';
import { useEffect, useMemo, useRef, useState } from 'react';
import { dayShort } from '../../app/days.ts';
import { Button } from '../../kit/Button.tsx';
import { useText } from '../../text/en.ts';
import { UnitsCard } from '../../visit/UnitsCard.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { VisitPage } from '../../visit/VisitPage.tsx';
import { BeforeYouSign } from './BeforeYouSign.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { NoteDocument } from './NoteDocument.tsx';
import { PdfButton } from './PdfButton.tsx';
import { type Remedy, RemedySheet } from './RemedySheet.tsx';
import { SignedCard } from './SignedCard.tsx';
import { SignPanel } from './SignPanel.tsx';
import { useNoteText } from './text.ts';
import './note.css';

/** The note: it writes itself from the log; each sentence opens its evidence; signing freezes it. */
export function NoteStation() {
  const common = useText();
  return <VisitPage title={common('note')}>{(view) => <Board view={view} />}</VisitPage>;
}

function Board({ view }: { readonly view: VisitInView }) {
  const t = useNoteText();
  const { log, visit, state } = view;
  const [marked, setMarked] = useState<{ readonly id: string; readonly sentence: Sentence } | null>(null);
  const [remedy, setRemedy] = useState<Remedy | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const late = useMemo(() => lateEvents(log, state.notes), [log, state.notes]);
  const signed = state.notes.length > 0;
  const draft: Note | null = useMemo(() => {
    if (!signed) return composeNote(log, { locale: defaultLocale });
    return late.length === 0 ? null : composeNote(log, addendumOptions(state.notes));
  }, [log, signed, late, state.notes]);
  // A finding that is resolved takes its buttons with it, and the focus would be lost.
  const open = draft?.findings.length ?? 0;
  const before = useRef({ open, sheet: false });
  useEffect(() => {
    const { open: had, sheet } = before.current;
    before.current = { open, sheet: remedy !== null };
    if (remedy === null && (sheet || open < had) && document.activeElement === document.body) list.current?.focus();
  }, [open, remedy]);
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
        </footer>
        <SignPanel key={view.journal.visitId} view={view} draft={draft} />
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
