import { exerciseDemands } from '@eupraxia/catalogue';
import { challenges, scheduleKinds } from '@eupraxia/clinical';
import { type FeedbackPolicy, feedbackPolicies } from '@eupraxia/coach';
import { type Hint, hintsFor, type Situation } from '@eupraxia/coach/focus';
import { errorlessRow, type RuleId, type RuleRow, ruleRows } from '@eupraxia/coach/rows';
import { doseContext } from '../../app/dose-context.ts';
import { Button } from '../../kit/Button.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { unkeptForm } from '../../kit/Form.tsx';
import type { DraftFlaw, ItemDraft, PracticeDraft } from './draft-shape.ts';
import { MoreRules, RuleCheck } from './MoreRules.tsx';
import { changedCount, defaultPractice, isRuleOn, needsVariants, withRule } from './practice-draft.ts';
import { usePracticeOrderText } from './practice-text.ts';
import { RuleWhy } from './RuleWhy.tsx';
import './practice.css';

/** The rule that a feedback schedule follows. */
const ruleOfPolicy = {
  faded: 'faded-feedback',
  bandwidth: 'bandwidth-feedback',
  summary: 'summary-feedback',
  average: 'summary-feedback',
  'self-controlled': 'self-controlled-feedback',
  concurrent: 'terminal-after-concurrent',
  terminal: 'terminal-after-concurrent',
} as const satisfies Record<FeedbackPolicy, RuleId>;

/** How one exercise is practiced, by the rules of motor learning: closed while all of it is the default. */
export function PracticeFields({
  draft,
  flaws,
  onChange,
}: {
  readonly draft: ItemDraft;
  readonly flaws: readonly DraftFlaw[];
  readonly onChange: (next: ItemDraft) => void;
}) {
  const t = usePracticeOrderText();
  const { practice, target } = draft;
  const count = changedCount(practice, target?.feedback);
  const order = (next: PracticeDraft): void => onChange({ ...draft, practice: next });
  const wrong = flaws.some((flaw) => flaw === 'variants' || flaw === 'practice-number' || flaw === 'heart-rate');
  return (
    <details className="item-details practice-order" open={wrong ? true : undefined}>
      <summary>
        {t('title')} <span className="practice-count">{count === 0 ? t('defaults') : t('changed', { count })}</span>
      </summary>
      <div className="practice-grid">
        <FeedbackRow draft={draft} onChange={onChange} />
        <ScheduleRow practice={practice} flaws={flaws} onChange={order} />
        <RuleWhy row={errorlessRow} draft={practice} onChange={order}>
          <label className="practice-check">
            <input
              type="checkbox"
              checked={practice.errors === 'errorless'}
              onChange={(event) => order({ ...practice, errors: event.currentTarget.checked ? 'errorless' : undefined })}
            />
            <span>{t('errorless')}</span>
          </label>
        </RuleWhy>
        <RuleCheck rule="retention-probe" label={t('retention')} draft={practice} onChange={order} />
        <RuleCheck rule="transfer-probe" label={t('transfer')} draft={practice} onChange={order} />
        <RuleCheck rule="small-choices" label={t('choice')} draft={practice} onChange={order} />
        <RuleCheck rule="good-trials" label={t('success')} draft={practice} onChange={order} />
        <RestRow practice={practice} onChange={order} />
        <RuleCheck rule="less-guidance" label={t('guidance')} draft={practice} onChange={order} />
        <RuleCheck rule="external-focus" label={t('focus')} draft={practice} onChange={order} />
        <PatientNumbers draft={draft} flaws={flaws} onChange={order} />
      </div>
      <MoreRules draft={practice} onChange={order} />
      {count === 0 ? null : (
        <Button
          onClick={() =>
            onChange({
              ...draft,
              practice: defaultPractice,
              target: target === undefined ? undefined : { ...target, feedback: undefined },
            })
          }
        >
          {t('toDefaults')}
        </Button>
      )}
    </details>
  );
}

function FeedbackRow({ draft, onChange }: { readonly draft: ItemDraft; readonly onChange: (next: ItemDraft) => void }) {
  const t = usePracticeOrderText();
  const { practice, target } = draft;
  const policy = target?.feedback ?? practice.feedback;
  const channel = hintsFor(measuresOf(draft), practice.rules).find(isChannel)?.channel;
  const choose = (feedback: FeedbackPolicy | undefined): void =>
    // A target keeps its own, so that an earlier release follows it too.
    target === undefined
      ? onChange({ ...draft, practice: { ...practice, feedback } })
      : onChange({ ...draft, target: { ...target, feedback }, practice: { ...practice, feedback: undefined } });
  return (
    <RuleWhy
      row={ruleRows[ruleOfPolicy[policy ?? 'faded']]}
      draft={practice}
      onChange={(next) => onChange({ ...draft, practice: next })}
    >
      <Select
        label={t('feedback')}
        choose={t('feedbackDefault')}
        value={policy ?? ''}
        hint={channel === undefined ? undefined : t(`channel-${channel}`)}
        onChange={(event) => choose(feedbackPolicies.find((one) => one === event.currentTarget.value))}
        options={feedbackPolicies.map((one) => ({ value: one, label: t(`feedback-${one}`) }))}
      />
    </RuleWhy>
  );
}

const isChannel = (hint: Hint): hint is Extract<Hint, { key: 'channel' }> => hint.key === 'channel';

/** What the sensor of an exercise measures, where it has a target. */
function measuresOf({ target, kept }: ItemDraft): Situation {
  if (target !== undefined) return { measures: 'space' };
  if (kept === undefined) return {};
  if (kept.metric === 'rate') return { measures: 'timing' };
  return { measures: kept.metric === 'symmetry' || kept.metric === 'load-share' ? 'deviation' : 'space' };
}

function ScheduleRow({
  practice,
  flaws,
  onChange,
}: {
  readonly practice: PracticeDraft;
  readonly flaws: readonly DraftFlaw[];
  readonly onChange: (next: PracticeDraft) => void;
}) {
  const t = usePracticeOrderText();
  return (
    <RuleWhy
      row={ruleRows[practice.schedule === 'variable' ? 'variable-practice' : 'schedule-by-stage']}
      draft={practice}
      onChange={onChange}
    >
      <Select
        label={t('schedule')}
        choose={t('scheduleDefault')}
        value={practice.schedule ?? ''}
        onChange={(event) =>
          onChange({ ...practice, schedule: scheduleKinds.find((kind) => kind === event.currentTarget.value) })
        }
        options={scheduleKinds.map((kind) => ({ value: kind, label: t(`schedule-${kind}`) }))}
      />
      {needsVariants(practice) || practice.variants !== '' ? (
        <TextField
          form={unkeptForm}
          label={t('variants')}
          value={practice.variants}
          maxLength={2000}
          hint={t('variantsHint')}
          error={flaws.includes('variants') ? t('variantsWrong') : undefined}
          onChange={(event) => onChange({ ...practice, variants: event.currentTarget.value })}
        />
      ) : null}
    </RuleWhy>
  );
}

function RestRow({ practice, onChange }: { readonly practice: PracticeDraft; readonly onChange: (next: PracticeDraft) => void }) {
  const t = usePracticeOrderText();
  const row: RuleRow = ruleRows['work-and-rest'];
  return (
    <RuleWhy row={row} draft={practice} onChange={onChange}>
      <Select
        label={t('rest')}
        choose={t('restOpen')}
        value={isRuleOn(practice, 'work-and-rest') ? 'work' : ''}
        onChange={(event) => onChange(withRule(practice, 'work-and-rest', event.currentTarget.value === 'work'))}
        options={[{ value: 'work', label: t('restAsWork') }]}
      />
    </RuleWhy>
  );
}

/** Numbers of this patient, asked for only where the exercise has a use for them. */
function PatientNumbers({
  draft,
  flaws,
  onChange,
}: {
  readonly draft: ItemDraft;
  readonly flaws: readonly DraftFlaw[];
  readonly onChange: (next: PracticeDraft) => void;
}) {
  const t = usePracticeOrderText();
  const { practice, exerciseId } = draft;
  const isBalance = doseContext({ exerciseId }, [], null).work === 'balance';
  const isAerobic = exerciseDemands[exerciseId]?.features.includes('aerobic-effort') === true;
  const wrong = flaws.includes('heart-rate') ? t('rateWrong') : undefined;
  return (
    <>
      {isBalance ? (
        <RuleWhy row={ruleRows['balance-dose']} draft={practice} onChange={onChange}>
          <Select
            label={t('challenge')}
            choose={t('challengeDefault')}
            value={practice.challenge ?? ''}
            onChange={(event) =>
              onChange({ ...practice, challenge: challenges.find((one) => one === event.currentTarget.value) })
            }
            options={challenges.map((one) => ({ value: one, label: t(`challenge-${one}`) }))}
          />
        </RuleWhy>
      ) : null}
      {isAerobic || practice.restingRate !== '' ? (
        <RuleWhy row={ruleRows['walking-intensity']} draft={practice} onChange={onChange}>
          <div className="practice-pair">
            <TextField
              form={unkeptForm}
              label={t('restingRate')}
              inputMode="numeric"
              unit={t('perMinute')}
              value={practice.restingRate}
              hint={t('rateHint')}
              error={wrong}
              onChange={(event) => onChange({ ...practice, restingRate: event.currentTarget.value })}
            />
            <TextField
              form={unkeptForm}
              label={t('highestRate')}
              inputMode="numeric"
              unit={t('perMinute')}
              value={practice.highestRate}
              onChange={(event) => onChange({ ...practice, highestRate: event.currentTarget.value })}
            />
          </div>
        </RuleWhy>
      ) : null}
    </>
  );
}
