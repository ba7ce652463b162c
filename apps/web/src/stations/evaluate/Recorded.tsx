import type { ChartView } from '@eupraxia/clinical/chart';
import { type ReactNode, useState } from 'react';
import { appendToChart, useChartWrites } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';

export interface RecordedRow {
  /** The body's own id. */
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  /** How it stands, and what else can be done with it. */
  readonly end?: ReactNode;
}

/** What the chart holds of one kind, each with the way to take it back; what is still on its way says so. */
export function Recorded({
  patientId,
  view,
  rows,
}: {
  readonly patientId: string;
  readonly view: ChartView;
  readonly rows: readonly RecordedRow[];
}) {
  const t = useText();
  const coming = new Set(useChartWrites(patientId).flatMap((write) => write.entries.map((entry) => entry.id)));
  const [removing, setRemoving] = useState<RecordedRow>();
  if (rows.length === 0) return null;
  return (
    <>
      <ul className="recorded">
        {rows.map((row) => (
          <li key={row.id} className="recorded-row">
            <span className="recorded-words">
              <strong>{row.title}</strong>
              {row.detail === undefined ? null : <span className="soft">{row.detail}</span>}
            </span>
            <span className="recorded-end">
              {row.end}
              {coming.has(view.entryIds[row.id] ?? '') ? (
                <Chip>{t('unsaved')}</Chip>
              ) : (
                <Button kind="plain" aria-label={t('removeTitle', { what: row.title })} onClick={() => setRemoving(row)}>
                  <Icon name="remove" size={20} />
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {removing === undefined ? null : (
        <RemoveDialog
          row={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={(reason) => {
            const entry = view.entryIds[removing.id];
            if (entry !== undefined) {
              appendToChart(patientId, [{ id: freshId(), kind: 'retraction', body: { id: freshId(), entry, reason } }]);
            }
            setRemoving(undefined);
          }}
        />
      )}
    </>
  );
}

function RemoveDialog({
  row,
  onClose,
  onRemove,
}: {
  readonly row: RecordedRow;
  readonly onClose: () => void;
  readonly onRemove: (reason: string) => void;
}) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={t('removeTitle', { what: row.title })}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="harm"
            onClick={() => {
              setTried(true);
              if (reason.trim() !== '') onRemove(reason.trim());
            }}
          >
            {t('takeBack')}
          </Button>
        </>
      }
    >
      <p>{t('removeSafe')}</p>
      <TextArea
        form={unkeptForm}
        label={t('whyRemove')}
        value={reason}
        maxLength={2000}
        error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
