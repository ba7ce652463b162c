import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { discardFailed, retryWrites, useChartWrites } from '../chart-writes.ts';

/** Says what of a chart is not stored yet: on its way, or failed, with the choice to send it again or to throw it away. */
export function WritesNotice({ patientId }: { readonly patientId: string }) {
  const t = useText();
  const writes = useChartWrites(patientId);
  const failed = writes.filter((write) => write.fault !== undefined);
  const fault = failed[0]?.fault;
  if (fault === undefined) {
    return (
      <p role="status" className="unseen">
        {writes.length > 0 ? t('saving') : ''}
      </p>
    );
  }
  return (
    <ErrorCard
      fault={fault}
      safe={t('notStored', { count: failed.flatMap((write) => write.entries).length })}
      action={
        <>
          <Button kind="ask" onClick={() => retryWrites(patientId)}>
            {t('retry')}
          </Button>
          <Button onClick={() => discardFailed(patientId)}>{t('discard')}</Button>
        </>
      }
    />
  );
}
