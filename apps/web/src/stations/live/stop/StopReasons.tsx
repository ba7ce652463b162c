import { type SafetyRow, stopReasonsFor } from '@eupraxia/catalogue';
import type { NewBodies } from '@eupraxia/clinical';
import { Button } from '../../../kit/Button.tsx';
import { useStopText } from './text.ts';

type Why = NewBodies['stop.explained']['why'];
const groups = ['emergencies', 'watched', 'others'] as const;

/** Every reason of a STOP, one tap each: emergencies, signs that this patient is watched for, and the rest. */
export function StopReasons({
  conditions,
  chosen,
  disabled = false,
  onChoose,
}: {
  /** Conditions of the patient by their id in the catalog. */
  readonly conditions: readonly string[];
  readonly chosen: string | null;
  readonly disabled?: boolean;
  readonly onChoose: (why: Why) => void;
}) {
  const t = useStopText();
  const reasons = stopReasonsFor(conditions);
  const reason = (row: SafetyRow) => (
    <Button
      key={row.id}
      size="live"
      className="stop-reason"
      aria-pressed={row.why === chosen}
      disabled={disabled}
      onClick={() => onChoose(row.why as Why)}
    >
      {reasonName(row)}
    </Button>
  );
  return (
    <div className="stop-reason-groups">
      {groups.map((group) =>
        reasons[group].length === 0 ? null : (
          <fieldset key={group} className={`stop-reasons stop-reasons-${group}`}>
            <legend>{t(group)}</legend>
            <div>{reasons[group].map(reason)}</div>
          </fieldset>
        ),
      )}
    </div>
  );
}

/** What a limit is called where a person names it as the reason. */
const asReason: Readonly<Record<string, string>> = {
  'stop-pain-limit': 'Pain',
  'stop-effort-limit': 'Fatigue',
  'stop-pressure-limit': 'Vital signs',
};

/** How a row of the table is called as a reason: its own name, but for limits, which are not what a person saw. */
export const reasonName = (row: SafetyRow): string => asReason[row.id] ?? row.name;
