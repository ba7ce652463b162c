import type { CSSProperties, ReactNode } from 'react';
import './card.css';

/** A card on the paper: one hairline, 18 px corners. With a title it is a named region. */
export function Card({
  title,
  actions,
  children,
  className,
  style,
}: {
  readonly title?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Custom properties that the class reads. */
  readonly style?: CSSProperties | undefined;
}) {
  const look = className === undefined ? 'card' : `card ${className}`;
  if (title === undefined)
    return (
      <div className={look} style={style}>
        {children}
      </div>
    );
  return (
    <section className={look} style={style} aria-label={title}>
      <header className="card-head">
        <h2>{title}</h2>
        {actions === undefined ? null : <div className="card-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
