import { hasUntakenSide } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import { Chip } from '../kit/Chip.tsx';
import { useText } from '../text/en.ts';
import { sideText } from './labels.ts';

/** Asks to check a condition that was recorded with a side although it takes none; nothing for any other. */
export function SideCheck({ condition }: { readonly condition: { readonly conditionId: string; readonly side: Side } }) {
  const t = useText();
  return hasUntakenSide(condition) ? (
    <Chip kind="attention">{t('sideNotTaken', { side: t(sideText[condition.side]) })}</Chip>
  ) : null;
}
