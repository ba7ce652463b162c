import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function ChartStation() {
  const t = useText();
  return <Page title={t('chart')}>{null}</Page>;
}
