import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function AboutStation() {
  const t = useText();
  return <Page title={t('about')}>{null}</Page>;
}
