import { findRow } from '@eupraxia/catalogue';
import { type Answer, type AnswerState, screeningAnswers, tissues } from '@eupraxia/clinical/chart';
import { TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { SideChoice } from '../SideChoice.tsx';
import { answerFields, listSeenQuestion } from './answer-fields.ts';
import { PlacePicks } from './PlacePicks.tsx';
import { useSafetyText } from './text.ts';
import { WellsForm } from './WellsForm.tsx';
import './answer-form.css';

/**
 * One question of the safety screen: yes, no or not known; a yes opens what the rules read of it, then who says so and
 * since when. It holds nothing itself: whoever shows it decides when the answer is saved.
 */
export function AnswerForm({
  question,
  value,
  onChange,
  today,
  mayClear = true,
  label,
  error,
}: {
  /** Id of the question. */
  readonly question: string;
  /** Undefined where it was not asked. */
  readonly value: Answer | undefined;
  readonly onChange: (answer: Answer) => void;
  /** Calendar day in the clinic's zone. */
  readonly today: string;
  /** Whether this person may record that a physician cleared it. */
  readonly mayClear?: boolean;
  /** Instead of the question's own words. */
  readonly label?: string;
  readonly error?: string | undefined;
}) {
  const t = useSafetyText();
  const row = findRow('screen', question);
  return (
    <div className="answer-form">
      <Segmented
        label={label ?? row?.question ?? question}
        grow={false}
        value={value?.answer}
        error={error}
        onChange={(answer) => onChange(answer === 'yes' ? { ...value, answer } : { answer, ...kept(value) })}
        options={screeningAnswers.map((answer) => ({ value: answer, label: t(`answer-${answer}`) }))}
      />
      {value?.answer === 'yes' && question !== listSeenQuestion ? (
        <YesDetails question={question} value={value} onChange={onChange} today={today} mayClear={mayClear} />
      ) : null}
    </div>
  );
}

/** What a change from yes keeps: who says so. */
const kept = (value: Answer | undefined): Pick<Answer, 'by'> => (value?.by === undefined ? {} : { by: value.by });

function YesDetails({
  question,
  value,
  onChange,
  today,
  mayClear,
}: {
  readonly question: string;
  readonly value: Answer;
  readonly onChange: (answer: Answer) => void;
  readonly today: string;
  readonly mayClear: boolean;
}) {
  const t = useSafetyText();
  const fields = answerFields(question);
  const row = findRow('screen', question);
  const follow = row?.follow ?? null;
  const states = fields.states.filter((state) => state !== 'unspecified' && (mayClear || state !== 'cleared'));
  const cleared = value.state === 'cleared';
  const set = (part: { readonly [K in keyof Answer]?: Answer[K] | undefined }) => onChange(without({ ...value, ...part }));
  const since = (
    <TextField
      label={t('since')}
      type="date"
      max={today}
      hint={t('sinceHint')}
      error={value.since !== undefined && value.since > today ? t('sinceWrong') : undefined}
      value={value.since ?? ''}
      onChange={(event) => set({ since: event.currentTarget.value })}
    />
  );
  const by = (
    <TextField
      label={t(cleared ? 'byCleared' : 'by')}
      maxLength={200}
      hint={t('byHint')}
      error={cleared && value.by === undefined ? t('byMissing') : undefined}
      value={value.by ?? ''}
      onChange={(event) => set({ by: event.currentTarget.value })}
    />
  );
  return (
    <div className="answer-details">
      {states.length === 0 ? null : (
        <Segmented<AnswerState>
          label={t('state')}
          grow={false}
          value={value.state}
          onChange={(state) => set({ state, ...(state === 'suspected' ? {} : { wells: undefined }) })}
          options={states.map((state) => ({ value: state, label: t(`state-${state}`) }))}
        />
      )}
      {fields.wells && value.state === 'suspected' ? <WellsForm score={value.wells} onScore={(wells) => set({ wells })} /> : null}
      {fields.side ? (
        <SideChoice
          of={['left', 'right', 'bilateral']}
          value={value.side}
          onChange={(side) => set(side === 'midline' ? {} : { side })}
        />
      ) : null}
      {fields.place ? (
        <PlacePicks
          limbs={row?.narrows === 'limb'}
          value={value.regions ?? []}
          onChange={(regions) => set({ regions: regions.length === 0 ? undefined : [...regions] })}
        />
      ) : null}
      {fields.tissue ? (
        <Segmented
          label={t('tissue')}
          grow={false}
          value={value.tissue}
          onChange={(tissue) => set({ tissue })}
          options={tissues.map((tissue) => ({ value: tissue, label: t(`tissue-${tissue}`) }))}
        />
      ) : null}
      {fields.since || cleared ? (
        <div className="answer-pair">
          {since}
          {by}
        </div>
      ) : (
        <details className="answer-more">
          <summary>{t('more')}</summary>
          <div className="answer-pair">
            {since}
            {by}
          </div>
        </details>
      )}
      {follow === null ? null : (
        <TextField
          label={follow}
          maxLength={500}
          value={value.detail ?? ''}
          onChange={(event) => set({ detail: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** An answer without what is empty. */
function without(answer: { readonly [K in keyof Answer]?: Answer[K] | undefined }): Answer {
  return Object.fromEntries(Object.entries(answer).filter(([, part]) => part !== undefined && part !== '')) as Answer;
}

/** Whether an answer may be saved: a day that is not ahead, and a clearance with a name. */
export function isWholeAnswer(answer: Answer | undefined, today: string): answer is Answer {
  if (answer === undefined) return false;
  if (answer.since !== undefined && answer.since > today) return false;
  return answer.answer !== 'yes' || answer.state !== 'cleared' || (answer.by ?? '').trim() !== '';
}
