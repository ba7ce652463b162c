import type { ReactNode } from 'react';
import './message.css';

/** Nothing here yet, and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="message">
      <p className="message-title">{title}</p>
      {children === undefined ? null : <p className="soft">{children}</p>}
      {action === undefined ? null : <div className="message-action">{action}</div>}
    </div>
  );
}
