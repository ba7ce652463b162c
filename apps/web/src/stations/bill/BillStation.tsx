import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function BillStation() {
  const t = useText();
  return <Page title={t('bill')}>{null}</Page>;
}
