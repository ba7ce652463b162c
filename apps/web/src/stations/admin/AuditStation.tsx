import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function AuditStation() {
  const t = useText();
  return <Page title={t('audit')}>{null}</Page>;
}
