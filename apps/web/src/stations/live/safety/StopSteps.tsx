import { findRow, type SafetyRow } from '@eupraxia/catalogue';
import { ruleOfStop, rulesMet } from '@eupraxia/clinical/gate';
import { cordAtT6OrAbove, type Visit } from '@eupraxia/clinical/visit';
import { useSafetyText } from './text.ts';
import './safety.css';

/** What to do after a STOP: of the rule that stopped, of the reason that was given, and of dysreflexia where the cord may be injured high. */
export function StopSteps({ visit }: { readonly visit: Visit }) {
  const t = useSafetyText();
  const { stop } = visit;
  if (stop === null) return null;
  const met = stop.from === 'rule' ? (rulesMet(visit)?.rules ?? []) : [];
  const given = stop.why === undefined ? undefined : ruleOfStop(stop.why);
  const rows = [...new Map([...met, ...(given === undefined ? [] : [given])].map((row) => [row.id, row])).values()];
  const high = cordAtT6OrAbove(visit);
  const dysreflexia =
    high === 'no' || rows.some((row) => row.id === 'autonomic-dysreflexia')
      ? undefined
      : findRow('safety', 'autonomic-dysreflexia');
  return (
    <div className="stop-steps">
      {rows.map((row) => (
        <Steps key={row.id} row={row} />
      ))}
      {dysreflexia === undefined ? null : (
        <details>
          <summary>{t('dysreflexia')}</summary>
          <Steps row={dysreflexia} />
        </details>
      )}
    </div>
  );
}

function Steps({ row }: { readonly row: SafetyRow }) {
  const t = useSafetyText();
  return (
    <section aria-label={row.name}>
      <p>
        <strong>{row.name}.</strong> {row.action}
      </p>
      {row.steps.length === 0 ? null : (
        <ol aria-label={t('steps')}>
          {row.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
