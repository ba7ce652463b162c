import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function TodayStation() {
  const t = useText();
  return <Page title={t('today')}>{null}</Page>;
}
