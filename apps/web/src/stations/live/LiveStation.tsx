import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function LiveStation() {
  const t = useText();
  return <Page title={t('live')}>{null}</Page>;
}
