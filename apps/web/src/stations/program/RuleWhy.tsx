import type { ParameterName, RuleRow } from '@eupraxia/coach/rows';
import { parameterRows } from '@eupraxia/coach/rows';
import { type ReactNode, useId, useState } from 'react';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import type { PracticeDraft } from './draft-shape.ts';
import { isWrongNumber, withNumber } from './practice-draft.ts';
import { usePracticeOrderText } from './practice-text.ts';

/** A control of the practice order with its reason one tap away: what happens, the finding, source, status, for whom it may not hold. */
export function RuleWhy({
  row,
  draft,
  onChange,
  children,
}: {
  readonly row: Pick<RuleRow, 'name' | 'finding' | 'does' | 'where' | 'source' | 'status' | 'caution'> &
    Partial<Pick<RuleRow, 'numbers'>>;
  readonly draft: PracticeDraft;
  readonly onChange: (next: PracticeDraft) => void;
  readonly children: ReactNode;
}) {
  const t = usePracticeOrderText();
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className="practice-rule">
      <div className="practice-control">{children}</div>
      <Button
        kind="plain"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={t('whyOf', { name: row.name })}
        onClick={() => setOpen(!open)}
      >
        {t('why')}
      </Button>
      <div id={panel} className="practice-why" hidden={!open}>
        {open ? (
          <>
            <p>{row.does}</p>
            <p className="soft">{row.finding}</p>
            {row.caution === undefined ? null : <p className="soft">{t('caution', { text: row.caution })}</p>}
            <p className="soft">{t('where', { where: row.where })}</p>
            <SourceMark row={row} />
            <div className="practice-numbers">
              {(row.numbers ?? []).map((name) => (
                <RuleNumber key={name} name={name} draft={draft} onChange={onChange} />
              ))}
            </div>
          </>
        ) : null}
      </div>
    </div>
  );
}

/** One number of a rule; empty is the default. */
function RuleNumber({
  name,
  draft,
  onChange,
}: {
  readonly name: ParameterName;
  readonly draft: PracticeDraft;
  readonly onChange: (next: PracticeDraft) => void;
}) {
  const t = usePracticeOrderText();
  const { unit, effect, default: value, least, most } = parameterRows[name];
  const text = draft.numbers[name] ?? '';
  return (
    <TextField
      form={unkeptForm}
      label={nameOf(name)}
      inputMode="decimal"
      value={text}
      placeholder={String(value)}
      unit={unit}
      hint={`${t('range', { value, least, most })} ${t('effect', { effect })}`}
      error={text !== '' && isWrongNumber(draft, name) ? t('numberWrong', { least, most }) : undefined}
      onChange={(event) => onChange(withNumber(draft, name, event.currentTarget.value))}
    />
  );
}

/** The name of a number as words: `fadeStep` is “Fade step”. */
export function nameOf(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
