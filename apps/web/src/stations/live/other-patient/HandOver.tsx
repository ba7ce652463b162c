import { useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Select } from '../../../kit/Field.tsx';
import type { Colleague } from './colleagues.ts';
import './other-patient.css';

/** Hands a running clock over to a colleague who is named: from then on it is that person's time. */
export function HandOver({
  label,
  choose,
  action,
  colleagues,
  busy = false,
  onHandOver,
}: {
  readonly label: string;
  /** The empty first row. */
  readonly choose: string;
  readonly action: string;
  readonly colleagues: readonly Colleague[];
  readonly busy?: boolean;
  readonly onHandOver: (to: Colleague) => void;
}) {
  const [to, setTo] = useState('');
  const chosen = colleagues.find(({ userId }) => userId === to);
  return (
    <div className="hand-over">
      <Select
        label={label}
        choose={choose}
        value={to}
        onChange={({ target }) => setTo(target.value)}
        options={colleagues.map(({ userId, name }) => ({ value: userId, label: name }))}
      />
      <Button
        busy={busy}
        disabled={chosen === undefined}
        onClick={() => {
          if (chosen !== undefined) onHandOver(chosen);
          setTo('');
        }}
      >
        {action}
      </Button>
    </div>
  );
}
