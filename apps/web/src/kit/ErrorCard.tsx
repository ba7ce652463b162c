import type { Fault } from '@eupraxia/kernel';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './message.css';

/** What happened, what is safe, what to do. `safe` is said by the screen, since only it knows what it keeps. */
export function ErrorCard({
  fault,
  safe,
  action,
  kind = 'harm',
}: {
  readonly fault: Fault;
  readonly safe?: string | undefined;
  readonly action?: ReactNode;
  /** `attention` for what has failed nobody yet and only wants to be known. */
  readonly kind?: 'harm' | 'attention';
}) {
  return (
    <div className={`message message-${kind}`} role="alert">
      <p className="message-title">
        <Icon name="attention" size={20} />
        {fault.message}
      </p>
      {safe === undefined ? null : <p>{safe}</p>}
      <p>{fault.remedy}</p>
      {action === undefined || action === null ? null : <div className="message-action">{action}</div>}
      <p className="message-code">{fault.code}</p>
    </div>
  );
}
