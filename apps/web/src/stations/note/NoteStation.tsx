import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function NoteStation() {
  const t = useText();
  return <Page title={t('note')}>{null}</Page>;
}
