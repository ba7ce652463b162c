import type { Fault } from '@eupraxia/kernel';
import { useState } from 'react';
import { clinicHeader, fetchOwn } from '../../app/client.ts';
import { dayOf } from '../../app/days.ts';
import { faultFrom, faultOfAnswer } from '../../app/fault.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { textsOf } from '../../text/i18n.ts';
import type { VisitInView } from '../../visit/useVisit.ts';

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
    try {
      if (view.writes && !(await view.journal.flush())) return setSaving({ state: 'behind' });
      const answer = await fetchOwn(`/api/visits/${view.journal.visitId}/note.pdf`, { headers: clinicHeader() });
      if (!answer.ok) {
        const told: unknown = await answer.json().catch(() => null);
        return setSaving({ state: 'refused', fault: faultOfAnswer(answer.status, told) });
      }
      saveAs(await answer.blob(), `note-${dayOf(view.visit.opened.at, view.visit.snapshot.clinic.zone)}.pdf`);
      setSaving({ state: 'idle' });
    } catch (problem) {
      setSaving({ state: 'refused', fault: faultFrom(problem) });
    }
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

function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the next turn; kept longer, it would stay in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
