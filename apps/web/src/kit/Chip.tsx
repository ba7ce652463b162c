import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './chip.css';

/** A short fact beside a name. `attention`, `harm` and `done` carry a shape too, so that colour is never alone. */
export function Chip({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'attention' | 'harm' | 'done';
  readonly children: ReactNode;
}) {
  return (
    <span className={`chip chip-${kind}`}>
      {kind === 'attention' || kind === 'harm' ? <Icon name="attention" size={14} /> : null}
      {kind === 'done' ? <Icon name="done" size={14} /> : null}
      {children}
    </span>
  );
}
