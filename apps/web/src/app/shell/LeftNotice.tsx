import { Chip } from '../../kit/Chip.tsx';
import { useText } from '../../text/en.ts';
import { useLeftBehind } from '../left-behind.ts';
import './writes-notice.css';

const damaged = 'EUP_SERVER_HANDOVER_DAMAGED';

/** Says what became of records that colleagues had left in this browser: counts alone, nothing of what they say. */
export function LeftNotice() {
  const t = useText();
  const { taken, stays } = useLeftBehind();
  const broken = stays.filter(({ code }) => code === damaged).length;
  const others = stays.length - broken;
  return (
    <div role="status" className="left-notice">
      {taken === 0 ? null : <Chip kind="done">{t('leftTaken', { count: taken })}</Chip>}
      {others === 0 ? null : <Chip kind="attention">{t('leftStays', { count: others })}</Chip>}
      {broken === 0 ? null : <Chip kind="attention">{t('leftDamaged', { count: broken })}</Chip>}
    </div>
  );
}
