import { useEffect, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { discardFailed, retryWrites, useChartWrites, useChartWritesState } from '../chart-writes.ts';
import './writes-notice.css';

/** Says where the entries of a chart are: saved, waiting for the server, on this tablet alone, or refused, with the choice to send them again or to throw them away. */
export function WritesNotice({ patientId }: { readonly patientId: string }) {
  const t = useText();
  const writes = useChartWrites(patientId);
  const { state, count, damaged } = useChartWritesState(patientId);
  const [wrote, setWrote] = useState(false);
  useEffect(() => {
    if (state !== 'saved') setWrote(true);
  }, [state]);
  const failed = writes.filter((write) => write.fault !== undefined);
  const fault = failed[0]?.fault;
  return (
    <>
      {fault === undefined ? (
        <p role="status" className="writes-notice">
          {state === 'saving' ? <span className="unseen">{t('saving')}</span> : null}
          {state === 'saved' && wrote ? <Chip kind="done">{t('saved')}</Chip> : null}
          {state === 'waiting' ? (
            <>
              <Chip kind="attention">{t('waitingServer')}</Chip> {t('waitingServerHow', { count })}
            </>
          ) : null}
          {state === 'here-only' ? (
            <>
              <Chip kind="attention">{t('hereOnly')}</Chip> {t('hereOnlyHow', { count })}
            </>
          ) : null}
          {state === 'tab-only' ? (
            <>
              <Chip kind="attention">{t('tabOnly')}</Chip> {t('tabOnlyHow', { count })}
            </>
          ) : null}
        </p>
      ) : (
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
      )}
      {damaged === 0 ? null : (
        <p role="alert" className="writes-notice">
          <Chip kind="attention">{t('entriesDamaged', { count: damaged })}</Chip>
        </p>
      )}
    </>
  );
}
