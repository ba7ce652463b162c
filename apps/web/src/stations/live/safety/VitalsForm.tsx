import type { Moment } from '@eupraxia/clinical';
import { type Finding, symptoms } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import type { Journal } from '../../../visit/log/journal.ts';
import { useNow } from '../picture/use-readout.ts';
import { Taps } from '../Taps.tsx';
import {
  positions,
  type ReadingDraft,
  readingBody,
  restMinutes,
  type Symptom,
  secondReadingDue,
  toggled,
  vitalFields,
} from './vitals-reading.ts';
import { useVitalsText } from './vitals-text.ts';
import './vitals.css';

const standingMinutes = [1, 3, 5, 10] as const;

/**
 * Vital signs taken together, by touch: numbers, position, symptoms. After a reading out of range it stays open and says
 * that a second one is due; else it closes.
 */
export function VitalsForm({
  visit,
  journal,
  when,
  findings,
  asks = [],
  onDone,
}: {
  readonly visit: Visit;
  readonly journal: Journal;
  readonly when: Moment;
  /** What the gate says of the activity in view, as the visit stands. */
  readonly findings: readonly Finding[];
  /** Signs that are asked for: one of those that are folded is unfolded. */
  readonly asks?: readonly string[];
  readonly onDone: () => void;
}) {
  const due = secondReadingDue(findings);
  const last = visit.vitals.at(-1);
  const [saved, setSaved] = useState<string>();
  const read = saved !== undefined && visit.vitals.some(({ id }) => id === saved);
  const done = read && due.length === 0;
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);
  const second = due.length > 0;
  const begin: ReadingDraft = {
    when,
    numbers: {},
    position: second ? (last?.position ?? null) : null,
    positionMinutes: null,
    afterRest: second,
    symptoms: null,
  };
  return (
    <ReadingForm
      key={read ? saved : 'first'}
      begin={begin}
      notice={second ? <SecondReading since={last?.at} clock={journal.clock.now} /> : null}
      journal={journal}
      more={vitalFields.some(({ sign, first }) => !first && asks.includes(sign))}
      onSaved={setSaved}
      onDone={onDone}
    />
  );
}

function ReadingForm({
  begin,
  notice,
  journal,
  more,
  onSaved,
  onDone,
}: {
  readonly begin: ReadingDraft;
  readonly notice: ReactNode;
  readonly journal: Journal;
  /** Whether the signs that are asked less often are unfolded. */
  readonly more: boolean;
  readonly onSaved: (id: string) => void;
  readonly onDone: () => void;
}) {
  const t = useVitalsText();
  const [draft, setDraft] = useState(begin);
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<ReadingDraft>): void => setDraft({ ...draft, ...part });
  useEffect(() => {
    // On a phone the form lies below the picture.
    form.current?.querySelector('input')?.focus();
  }, []);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await journal.append('vitals.taken', readingBody(draft));
    setError(result.ok ? undefined : result.error.message);
    if (result.ok) onSaved(result.value.id);
  }

  const field = ({ sign, unit }: (typeof vitalFields)[number]) => (
    <label key={sign} className="vital-field">
      <span className="field-label">{t(sign)}</span>
      <span className="vital-number">
        <input
          className="control"
          inputMode={sign === 'temperature' ? 'decimal' : 'numeric'}
          enterKeyHint="next"
          autoComplete="off"
          maxLength={5}
          value={draft.numbers[sign] ?? ''}
          onChange={(event) => change({ numbers: { ...draft.numbers, [sign]: event.currentTarget.value } })}
        />
        <span className="control-unit">{unit}</span>
      </span>
    </label>
  );

  return (
    <Form ref={form} noValidate className="sheet vitals" aria-label={t('title')} onSubmit={(event) => void save(event)}>
      <h2>{t('title')}</h2>
      <div className="vitals-body">
        {notice}
        <div className="vitals-grid">{vitalFields.filter(({ first }) => first).map(field)}</div>
        <Taps
          label={t('position')}
          columns={3}
          value={draft.position ?? undefined}
          taps={positions.map((value) => ({ value, label: t(value) }))}
          onTap={(position) => change({ position, positionMinutes: position === draft.position ? draft.positionMinutes : null })}
        />
        {draft.position !== 'standing' ? null : (
          <Taps
            label={t('minutes')}
            columns={4}
            value={draft.positionMinutes ?? undefined}
            taps={standingMinutes.map((value) => ({ value, label: value }))}
            onTap={(positionMinutes) => change({ positionMinutes })}
          />
        )}
        <Taps<Symptom | 'no-symptoms'>
          label={t('symptoms')}
          side={t('symptomsHow')}
          columns={3}
          value={draft.symptoms?.length === 0 ? ['no-symptoms'] : (draft.symptoms ?? [])}
          taps={[{ value: 'no-symptoms', label: t('no-symptoms') }, ...symptoms.map((value) => ({ value, label: t(value) }))]}
          onTap={(one) =>
            change({
              symptoms: one === 'no-symptoms' ? (draft.symptoms?.length === 0 ? null : []) : toggled(draft.symptoms, one),
            })
          }
        />
        <button
          type="button"
          className="tap"
          aria-pressed={draft.afterRest}
          onClick={() => change({ afterRest: !draft.afterRest })}
        >
          {t('afterRest', { minutes: restMinutes })}
        </button>
        <details className="vitals-more" open={more}>
          <summary>{t('more')}</summary>
          <div className="vitals-grid">{vitalFields.filter(({ first }) => !first).map(field)}</div>
        </details>
        <Taps
          label={t('moment')}
          columns={3}
          value={draft.when}
          taps={(['before', 'during', 'after'] as const).map((value) => ({ value, label: t(value) }))}
          onTap={(moment) => change({ when: moment })}
        />
      </div>
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="taps-pair vitals-foot">
        <Button onClick={onDone}>{t('back')}</Button>
        <Button type="submit" kind="ask" size="live">
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

/** What a reading out of range asks for, and how long ago it was; the card of the start says which one it was. */
function SecondReading({ since, clock }: { readonly since: number | undefined; readonly clock: () => number }) {
  const t = useVitalsText();
  const now = useNow(clock, since !== undefined);
  const seconds = since === undefined ? null : Math.max(0, Math.floor((now - since) / 1000));
  return (
    <div className="vitals-due" role="status">
      <p>
        <Icon name="attention" size={18} /> <strong>{t('due', { minutes: restMinutes })}</strong>
      </p>
      <p>
        {t('dueHow')}{' '}
        {seconds === null ? null : (
          <span aria-hidden="true">
            {t('rested', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}
          </span>
        )}
      </p>
    </div>
  );
}
