import { Page } from '../../app/shell/Page.tsx';
import { AccessList } from './AccessList.tsx';
import { useAccessText } from './text.ts';
import { useAccess } from './use-access.ts';

/** The report as an administrator sees it, who opens no charts: by the chart's number, without the patient's name. */
export function OfNumber({ patientId }: { readonly patientId: string }) {
  const t = useAccessText();
  const number = useAccess(patientId).data?.pages[0]?.chartNumber;
  return (
    <Page title={number === undefined ? t('title') : t('titleOf', { number: number ?? t('noNumber') })}>
      <AccessList patientId={patientId} />
    </Page>
  );
}
