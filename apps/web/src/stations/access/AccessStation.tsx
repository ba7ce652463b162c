import { may } from '../../app/may.ts';
import { usePatientId } from '../../app/params.ts';
import { useMe } from '../../app/session.ts';
import { ChartPage } from '../../app/shell/ChartPage.tsx';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { AccessList } from './AccessList.tsx';
import { OfNumber } from './OfNumber.tsx';
import { useAccessText } from './text.ts';

/** Who saw or changed one patient's chart. Who reads charts sees the patient's name, an administrator the chart's number. */
export function AccessStation() {
  const { role } = useMe();
  const t = useAccessText();
  const patientId = usePatientId();
  if (!may(role, 'read-access')) return <NotForRole />;
  if (!may(role, 'read-charts')) return <OfNumber patientId={patientId} />;
  return (
    <ChartPage patientId={patientId} title={t('title')} safe={t('safe')}>
      {() => <AccessList patientId={patientId} />}
    </ChartPage>
  );
}
