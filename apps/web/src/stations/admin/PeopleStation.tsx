import { Page } from '../../app/shell/Page.tsx';
import { useText } from '../../text/en.ts';

export function PeopleStation() {
  const t = useText();
  return <Page title={t('people')}>{null}</Page>;
}
