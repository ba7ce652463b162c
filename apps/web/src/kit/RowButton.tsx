import { Icon, type IconName } from './Icon.tsx';
import './row-button.css';

/** A choice that takes the whole row: an icon, what it is, a softer line below, and a sign that it leads on. */
export function RowButton({
  icon,
  title,
  more,
  busy = false,
  onPress,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  readonly busy?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="row-button" aria-disabled={busy || undefined} onClick={() => (busy ? null : onPress())}>
      <Icon name={icon} size={22} />
      <span className="row-button-words">
        <span className="row-button-title">{title}</span>
        <span className="soft">{more}</span>
      </span>
      <Icon name="after" size={18} />
    </button>
  );
}
