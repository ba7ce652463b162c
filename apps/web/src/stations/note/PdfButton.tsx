import { dayIn } from '@eupraxia/clinical';
import type { Fault } from '@eupraxia/kernel';
import { useState } from 'react';
import { saveDocument } from '../../app/save-document.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { textsOf } from '../../text/i18n.ts';
import type { VisitInView } from '../../visit/use-visit.ts';

const usePdfText = textsOf('note-pdf', {
  pdf: 'PDF',
  pdfHow: 'Save the note as PDF',
  behind: 'The PDF is made by the server, and entries are still kept here. Nothing is lost; try again when it is reached.',
} as const);

type Saving = { readonly state: 'idle' | 'busy' | 'behind' } | { readonly state: 'refused'; readonly fault: Fault };

/** Saves the note as PDF: what is kept here is sent first, so that the document holds what the screen shows. */
export function PdfButton({ view }: { readonly view: VisitInView }) {
  const t = usePdfText();
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  async function save(): Promise<void> {
    setSaving({ state: 'busy' });
    if (view.writes && !(await view.journal.flush().catch(() => false))) return setSaving({ state: 'behind' });
    const day = dayIn(view.visit.snapshot.clinic.zone, view.visit.opened.at);
    const saved = await saveDocument(`/api/visits/${view.journal.visitId}/note.pdf`, `note-${day}.pdf`);
    setSaving(saved.ok ? { state: 'idle' } : { state: 'refused', fault: saved.error });
  }
  return (
    <>
      <Button
        aria-label={t('pdfHow')}
        icon={<Icon name="file" size={20} />}
        busy={saving.state === 'busy'}
        onClick={() => void save()}
      >
        {t('pdf')}
      </Button>
      {saving.state === 'behind' ? (
        <p className="note-late" role="status">
          {t('behind')}
        </p>
      ) : null}
      {saving.state === 'refused' ? <ErrorCard fault={saving.fault} /> : null}
    </>
  );
}
