import type { NoteFinding } from '@eupraxia/clinical/note';
import type { ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';

/** One finding with the button that resolves it; `icon` marks what holds the signature, `children` are further buttons. */
export function FindingRow({
  finding,
  text,
  icon,
  onResolve,
  children,
}: {
  readonly finding: NoteFinding;
  /** What the row says, where that is shorter than the finding because of where it stands. */
  readonly text?: string | undefined;
  readonly icon?: 'blocks' | 'attention' | undefined;
  /** Absent where the person here cannot resolve it. */
  readonly onResolve?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  // The field is stored under its older name.
  const { mend: remedy } = finding;
  return (
    <li className="finding">
      {icon === undefined ? null : (
        <span className={`finding-${icon}`}>
          <Icon name="attention" size={18} />
        </span>
      )}
      <span className="finding-text">{text ?? finding.text}</span>
      <span className="finding-ways">
        {remedy === undefined || onResolve === undefined ? null : (
          <Button kind="plain" aria-label={`${remedy.label}: ${finding.text}`} onClick={onResolve}>
            {remedy.label}
          </Button>
        )}
        {children}
      </span>
    </li>
  );
}
