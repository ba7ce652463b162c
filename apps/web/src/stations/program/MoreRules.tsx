import { type RuleId, type RuleRow, ruleRows } from '@eupraxia/coach/rows';
import type { PracticeDraft } from './draft-shape.ts';
import { isRuleOn, ruleDefault, withRule } from './practice-draft.ts';
import { usePracticeOrderText } from './practice-text.ts';
import { RuleWhy } from './RuleWhy.tsx';

/** Rules that a control of the section stands for; the others are listed here. */
const controlled: ReadonlySet<RuleId> = new Set<RuleId>([
  'retention-probe',
  'transfer-probe',
  'small-choices',
  'good-trials',
  'work-and-rest',
  'less-guidance',
  'external-focus',
]);

interface RuleChange {
  readonly draft: PracticeDraft;
  readonly onChange: (next: PracticeDraft) => void;
}

/** One rule to switch on or off, with its reason beside it. */
export function RuleCheck({ rule, label, draft, onChange }: RuleChange & { readonly rule: RuleId; readonly label?: string }) {
  const t = usePracticeOrderText();
  const row: RuleRow = ruleRows[rule];
  const on = isRuleOn(draft, rule);
  return (
    <RuleWhy row={row} draft={draft} onChange={onChange}>
      <label className="practice-check">
        <input type="checkbox" checked={on} onChange={(event) => onChange(withRule(draft, rule, event.currentTarget.checked))} />
        <span>
          {label ?? row.name} {on && ruleDefault(rule) ? <span className="soft">({t('default')})</span> : null}
        </span>
      </label>
    </RuleWhy>
  );
}

/** Every other rule: those that can be switched, those that are always on, and those that are listed for reference. */
export function MoreRules({ draft, onChange }: RuleChange) {
  const t = usePracticeOrderText();
  const rules = (Object.keys(ruleRows) as RuleId[]).filter((rule) => !controlled.has(rule));
  const of = (holds: (row: RuleRow) => boolean): readonly RuleId[] => rules.filter((rule) => holds(ruleRows[rule]));
  const isReference = ({ runs }: RuleRow): boolean => runs === 'reference';
  return (
    <details className="practice-more">
      <summary>{t('more')}</summary>
      <div className="practice-grid">
        {of((row) => !isReference(row) && (row.standing === 'on' || row.standing === 'off')).map((rule) => (
          <RuleCheck key={rule} rule={rule} draft={draft} onChange={onChange} />
        ))}
      </div>
      <h4>{t('always')}</h4>
      <div className="practice-grid">
        {of(({ standing }) => standing === 'always').map((rule) => (
          <RuleWhy key={rule} row={ruleRows[rule]} draft={draft} onChange={onChange}>
            <span className="practice-name">{ruleRows[rule].name}</span>
          </RuleWhy>
        ))}
      </div>
      <h4>{t('reference')}</h4>
      <p className="field-hint">{t('referenceHint')}</p>
      <div className="practice-grid">
        {of(isReference).map((rule) => (
          <RuleWhy key={rule} row={{ ...ruleRows[rule], numbers: [] }} draft={draft} onChange={onChange}>
            <span className="practice-name">{ruleRows[rule].name}</span>
          </RuleWhy>
        ))}
      </div>
    </details>
  );
}
