import { type ReferenceKind, referenceKinds } from '@eupraxia/clinical';
import { adaptations, type SetDirection, setDirections } from '@eupraxia/clinical/target';
import { useTargetText } from '../../app/target-text.ts';
import { Select, TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import type { DraftFlaw, TargetDraft } from './draft-shape.ts';
import { numberOf } from './numbers.ts';
import { useProgramText } from './text.ts';

const referenceText = {
  submaximal: 'referenceSubmaximal',
  MVIC: 'referenceMvic',
  'peak-in-task': 'referencePeak',
} as const satisfies Record<ReferenceKind, string>;

const directionText = {
  up: 'directionUp',
  down: 'directionDown',
  within: 'directionWithin',
} as const satisfies Record<SetDirection, string>;

/** The zone that practice aims at: drawn as the teal band that Live will show, and written as numbers. */
export function TargetFields({
  target,
  flaws,
  onChange,
}: {
  readonly target: TargetDraft;
  readonly flaws: readonly DraftFlaw[];
  readonly onChange: (next: TargetDraft) => void;
}) {
  const t = useProgramText();
  const w = useTargetText();
  const goesDown = target.direction === 'down';
  return (
    <fieldset className="zone">
      <legend className="field-label">{t('zone')}</legend>
      <Segmented
        label={t('direction')}
        value={target.direction}
        onChange={(direction: SetDirection) => onChange({ ...target, direction })}
        error={flaws.includes('direction') ? w('question') : undefined}
        options={setDirections.map((direction) => ({
          value: direction,
          label: w(directionText[direction]),
          detail: t(`direction-${direction}`),
        }))}
      />
      <ZoneBand floor={goesDown ? 0 : numberOf(target.floor)} ceiling={target.ceiling === '' ? 100 : numberOf(target.ceiling)} />
      <div className="zone-fields">
        {goesDown ? null : (
          <TextField
            label={t('floor')}
            inputMode="decimal"
            value={target.floor}
            unit={t('percent')}
            error={flaws.includes('zone') ? t('zoneWrong') : undefined}
            onChange={(event) => onChange({ ...target, floor: event.currentTarget.value })}
          />
        )}
        <TextField
          label={t('ceiling')}
          inputMode="decimal"
          value={target.ceiling}
          unit={t('percent')}
          error={goesDown && flaws.includes('zone') ? t('ceilingWrong') : undefined}
          onChange={(event) => onChange({ ...target, ceiling: event.currentTarget.value })}
        />
        <TextField
          label={t('hold')}
          inputMode="decimal"
          value={target.holdSeconds}
          unit={t('second')}
          error={flaws.includes('hold') ? t('holdWrong') : undefined}
          onChange={(event) => onChange({ ...target, holdSeconds: event.currentTarget.value })}
        />
        <Select
          label={t('reference')}
          value={target.reference}
          onChange={(event) => {
            const reference = referenceKinds.find((kind) => kind === event.currentTarget.value);
            if (reference !== undefined) onChange({ ...target, reference });
          }}
          options={referenceKinds.map((kind) => ({ value: kind, label: t(referenceText[kind]) }))}
        />
      </div>
      <p className="field-hint">{t('zoneHint')}</p>
      <div className="zone-coach">
        <Select
          label={t('adapt')}
          value={target.adapt}
          onChange={(event) => {
            const adapt = adaptations.find((one) => one === event.currentTarget.value);
            if (adapt !== undefined) onChange({ ...target, adapt });
          }}
          options={adaptations.map((one) => ({ value: one, label: t(`adapt-${one}`) }))}
        />
        <TextField
          label={t('antagonistLimit')}
          inputMode="decimal"
          value={target.antagonistLimit}
          unit={t('percent')}
          error={flaws.includes('antagonist') ? t('antagonistWrong') : undefined}
          onChange={(event) => onChange({ ...target, antagonistLimit: event.currentTarget.value })}
        />
      </div>
      <p className="field-hint">{t('feedbackHint')}</p>
    </fieldset>
  );
}

/** 0 to 100 % of the reference, the zone in teal; beyond 100 % the scale stretches. */
function ZoneBand({ floor, ceiling }: { readonly floor: number; readonly ceiling: number }) {
  if (!(floor >= 0) || !(ceiling > floor)) return null;
  const top = Math.max(100, ceiling);
  const x = (value: number) => (value / top) * 400;
  return (
    <svg className="zone-band" viewBox="0 0 400 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="8" width="400" height="10" fill="var(--line)" rx="5" />
      <rect
        x={x(floor)}
        y="2"
        width={x(ceiling) - x(floor)}
        height="22"
        fill="var(--ask-fill)"
        stroke="var(--ask)"
        strokeWidth="1.5"
        rx="4"
      />
    </svg>
  );
}
