import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function ProgramStation() {
  const t = useText();
  return <Page title={t('program')}>{null}</Page>;
}
