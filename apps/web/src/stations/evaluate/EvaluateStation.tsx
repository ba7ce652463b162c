import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function EvaluateStation() {
  const t = useText();
  return <Page title={t('evaluate')}>{null}</Page>;
}
