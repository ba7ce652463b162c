import type { Finding, Start } from '@eupraxia/clinical/gate';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { useSafetyText } from './text.ts';
import './outcome.css';

const startIcons: Readonly<Record<Start, IconName>> = { may: 'done', asks: 'attention', reason: 'note', blocked: 'stop' };

/** Whether an activity may start, as a word with a symbol: never by color alone. */
export function Outcome({ start }: { readonly start: Start }) {
  const t = useSafetyText();
  return (
    <span className={`outcome outcome-${start}`}>
      <Icon name={startIcons[start]} size={16} />
      {t(`start-${start}`)}
    </span>
  );
}

const severityOf = ({ severity, certain, reason }: Finding) =>
  reason !== undefined ? 'note' : severity !== 'note' && !certain ? 'open' : severity;
const severityLook = { block: 'blocked', ask: 'asks', open: 'asks', reason: 'reason', note: 'note' } as const;

/** How much a finding weighs, as a word with a symbol. */
export function Severity({ finding }: { readonly finding: Finding }) {
  const t = useSafetyText();
  const severity = severityOf(finding);
  const look = severityLook[severity];
  return (
    <span className={`outcome outcome-${look}`}>
      <Icon name={look === 'note' ? 'about' : startIcons[look]} size={16} />
      {t(`severity-${severity}`)}
    </span>
  );
}
