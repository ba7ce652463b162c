import { type ReferenceKind, referenceKinds } from '@eupraxia/clinical';
import { feedbackPolicies } from '@eupraxia/coach';
import { Select, TextField } from '../../kit/Field.tsx';
import type { DraftFlaw, TargetDraft } from './draft.ts';
import { useProgramText } from './text.ts';

const referenceText = {
  submaximal: 'referenceSubmaximal',
  MVIC: 'referenceMvic',
  'peak-in-task': 'referencePeak',
} as const satisfies Record<ReferenceKind, string>;

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
  return (
    <fieldset className="zone">
      <legend className="field-label">{t('zone')}</legend>
      <ZoneBand floor={Number(target.floor)} ceiling={Number(target.ceiling)} />
      <div className="zone-fields">
        <TextField
          label={t('floor')}
          inputMode="decimal"
          value={target.floor}
          unit={t('percent')}
          error={flaws.includes('zone') ? t('zoneWrong') : undefined}
          onChange={(event) => onChange({ ...target, floor: event.currentTarget.value })}
        />
        <TextField
          label={t('ceiling')}
          inputMode="decimal"
          value={target.ceiling}
          unit={t('percent')}
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
          label={t('feedback')}
          choose={t('feedbackDefault')}
          value={target.feedback ?? ''}
          onChange={(event) =>
            onChange({ ...target, feedback: feedbackPolicies.find((policy) => policy === event.currentTarget.value) })
          }
          options={feedbackPolicies.map((policy) => ({ value: policy, label: t(`feedback-${policy}`) }))}
        />
        <Select
          label={t('adapt')}
          value={target.adapt}
          onChange={(event) =>
            onChange({ ...target, adapt: event.currentTarget.value === 'ease-only' ? 'ease-only' : 'success' })
          }
          options={(['success', 'ease-only'] as const).map((one) => ({ value: one, label: t(`adapt-${one}`) }))}
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
