import { screenQuestions } from '@eupraxia/catalogue';
import { diets, orderedParameters, protocolPhases, weightBearings } from '@eupraxia/clinical/chart';
import { Button } from '../../kit/Button.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { mayBeCleared } from './answer-fields.ts';
import { movementsFor } from './movement-names.ts';
import type { OrderDraft, OrderFlaw } from './order-draft.ts';
import { movementWord, parameterUnits } from './order-line.ts';
import { Picks } from './Picks.tsx';
import { useSafetyText } from './text.ts';

/** The fields of an order that its kind alone has. */
export function OrderValue({
  draft,
  onChange,
  wrong,
}: {
  readonly draft: OrderDraft;
  readonly onChange: (part: Partial<OrderDraft>) => void;
  readonly wrong: (flaw: OrderFlaw, words: string) => string | undefined;
}) {
  const t = useSafetyText();
  const missing = wrong('value', t('flaw-value'));
  switch (draft.kind) {
    case undefined:
      return null;
    case 'weight-bearing':
      return (
        <>
          <Segmented
            label={t('orderWeight')}
            value={draft.weight}
            error={missing}
            onChange={(weight) => onChange({ weight })}
            options={weightBearings.map((value) => ({ value, label: value, detail: t(`weight-${value}`) }))}
          />
          {draft.weight === 'PWB' ? (
            <TextField
              label={t('orderPercent')}
              unit="%"
              inputMode="numeric"
              value={draft.percent ?? ''}
              error={wrong('percent', t('flaw-percent'))}
              onChange={(event) => onChange({ percent: event.currentTarget.value })}
            />
          ) : null}
        </>
      );
    case 'protocol':
      return (
        <div className="answer-part">
          <Picks
            label={t('orderAllows')}
            value={draft.allows ?? []}
            error={missing}
            onChange={(allows) => onChange({ allows })}
            options={protocolPhases.map((value) => ({ value, label: t(`phase-${value}`) }))}
          />
          <div className="safety-actions">
            <Button aria-pressed={draft.allows?.length === 0} onClick={() => onChange({ allows: [] })}>
              {t('orderAllowsNone')}
            </Button>
          </div>
        </div>
      );
    case 'parameter':
      return (
        <>
          <Segmented
            label={t('orderParameter')}
            grow={false}
            value={draft.what}
            error={missing}
            onChange={(what) => onChange({ what })}
            options={orderedParameters.map((value) => ({ value, label: t(`parameter-${value}`) }))}
          />
          <div className="answer-pair">
            {(['least', 'most'] as const).map((end) => (
              <TextField
                key={end}
                label={t(end)}
                unit={draft.what === undefined ? undefined : parameterUnits[draft.what]}
                inputMode="decimal"
                value={draft[end] ?? ''}
                error={end === 'least' ? wrong('range', t('flaw-range')) : undefined}
                onChange={(event) => onChange({ [end]: event.currentTarget.value })}
              />
            ))}
          </div>
        </>
      );
    case 'movement':
      return (
        <Picks
          label={t('orderBlocks')}
          value={draft.blocks ?? []}
          error={missing}
          hint={draft.region === undefined ? t('orderBlocksHint') : undefined}
          onChange={(blocks) => onChange({ blocks })}
          options={[...new Set([...movementsFor(draft.region), ...(draft.blocks ?? [])])].map((name) => ({
            value: name,
            label: movementWord(name, t),
          }))}
        />
      );
    case 'diet':
      return (
        <Segmented
          label={t('orderDiet')}
          grow={false}
          value={draft.diet}
          error={missing}
          onChange={(diet) => onChange({ diet })}
          options={diets.map((value) => ({ value, label: value }))}
        />
      );
    case 'clearance':
      return (
        <Select
          label={t('orderClears')}
          choose="…"
          value={draft.of ?? ''}
          error={missing}
          onChange={(event) => {
            const of = event.currentTarget.value;
            onChange({ of: of === '' ? undefined : of });
          }}
          options={screenQuestions.filter(({ id }) => mayBeCleared(id)).map(({ id, name }) => ({ value: id, label: name }))}
        />
      );
    default:
      return (
        <TextField
          label={t('orderWords')}
          maxLength={200}
          hint={t(`orderWords-${draft.kind}`)}
          value={draft.words ?? ''}
          error={missing}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
      );
  }
}
