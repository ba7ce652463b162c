import { findRow, goals as goalRows } from '@eupraxia/catalogue';
import { dayIn, type Measurement } from '@eupraxia/clinical';
import { type ChartView, type Course, courses, dayAfter } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { sideText } from '../../app/labels.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Select, TextArea, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

/** The newest value of each measure and side: what a goal can start from. */
function newestValues(measurements: readonly Measurement[]): readonly Measurement[] {
  return [...new Map(measurements.map((one) => [`${one.measureId} ${one.side ?? ''}`, one])).values()];
}

/** A function to reach, the measure that tells it, where it stands and where it should be by when. */
export function GoalCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const common = useText();
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [target, setTarget] = useState('');
  const [by, setBy] = useState('');
  const [course, setCourse] = useState<Course>();
  const [tried, setTried] = useState(false);

  const values = newestValues(view.measurements);
  const baseline = values.find((one) => one.id === from);
  const measured = new Set(values.map((one) => one.measureId));
  const known = new Set(view.goals.map((one) => one.functionId));
  const proposed = goalRows.filter((row) => !known.has(row.id) && row.measures.some((id) => measured.has(id))).slice(0, 8);
  const value = Number(target.trim().replace(',', '.'));
  const wrong = {
    text: text.trim() === '' ? t('goalTextMissing') : undefined,
    from: baseline === undefined ? t('goalBaselineMissing') : undefined,
    target:
      baseline === undefined || target.trim() === '' || !Number.isFinite(value)
        ? t('goalTargetMissing')
        : course === 'restorative' && (baseline.better === 'higher' ? value <= baseline.value : value >= baseline.value)
          ? t('goalTargetWorse')
          : undefined,
    by: by === '' || by <= today ? t('goalByWrong') : undefined,
    course: course === undefined ? t('goalCourseMissing') : undefined,
  };
  const changes = baseline === undefined ? [] : (findRow('measure', baseline.measureId)?.changes ?? []);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some((one) => one !== undefined) || baseline === undefined || course === undefined) return;
    const row = goalRows.find((one) => one.name === text.trim() || one.text === text.trim());
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'goal',
        body: {
          id: freshId(),
          text: text.trim(),
          ...(row === undefined ? {} : { functionId: row.id }),
          measureId: baseline.measureId,
          ...(baseline.side === undefined ? {} : { side: baseline.side }),
          baseline: baseline.value,
          target: value,
          unit: baseline.unit,
          course,
          by,
        },
      },
    ]);
    setText('');
    setFrom('');
    setTarget('');
    setBy('');
    setCourse(undefined);
    setTried(false);
  };

  return (
    <Card title={t('goals')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={view.goals.map((one) => ({
          id: one.id,
          title: one.text,
          detail:
            one.target === undefined
              ? t('goalUnmeasured')
              : t('goalLine', {
                  measure: findRow('measure', one.measureId ?? '')?.name ?? one.measureId ?? '',
                  from: one.baseline ?? '?',
                  to: one.target,
                  unit: one.unit ?? findRow('measure', one.measureId ?? '')?.unit ?? '',
                  day: one.by === undefined ? '' : dayShort(one.by, language),
                  course: one.course === undefined ? '' : t(`course-${one.course}`),
                }),
        }))}
      />
      <Form noValidate className="stack" onSubmit={submit}>
        {proposed.length === 0 ? null : (
          <div>
            <p className="field-label">{t('goalProposed')}</p>
            <ul className="suggestions">
              {proposed.map((row) => (
                <li key={row.id}>
                  <Button
                    icon={<Icon name="plus" size={16} />}
                    onClick={() => {
                      setText(row.name);
                      setFrom(values.find((one) => row.measures.includes(one.measureId))?.id ?? '');
                    }}
                  >
                    {row.name}
                  </Button>
                </li>
              ))}
            </ul>
            <p className="field-hint">{t('goalProposedHint')}</p>
          </div>
        )}
        <TextArea
          label={t('goalText')}
          hint={t('goalTextHint')}
          value={text}
          maxLength={2000}
          error={tried ? wrong.text : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          label={t('goalBaseline')}
          choose={values.length === 0 ? t('goalNoMeasure') : common('choose')}
          value={from}
          error={tried ? wrong.from : undefined}
          onChange={(event) => setFrom(event.currentTarget.value)}
          options={values.map((one) => ({
            value: one.id,
            label: `${one.name}${one.side === undefined ? '' : `, ${common(sideText[one.side])}`}: ${one.value} ${one.unit} (${dayShort(one.takenOn, language)})`,
          }))}
        />
        {changes.length === 0 ? null : (
          <details className="details">
            <summary>{t('goalChanges')}</summary>
            <ul>
              {changes.map((one) => (
                <li key={`${one.kind} ${one.population} ${one.value}`} className="soft">
                  {one.kind}: {one.value}, {one.population} ({one.source}
                  {one.status === 'verified' ? '' : `; ${t('notVerified')}`})
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className="pair">
          <TextField
            label={t('goalTarget')}
            unit={baseline?.unit ?? ''}
            inputMode="decimal"
            value={target}
            maxLength={12}
            error={tried ? wrong.target : undefined}
            onChange={(event) => setTarget(event.currentTarget.value)}
          />
          <TextField
            label={t('goalBy')}
            type="date"
            min={dayAfter(today, 1)}
            value={by}
            error={tried ? wrong.by : undefined}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        </div>
        <Segmented
          label={t('goalCourse')}
          value={course}
          onChange={setCourse}
          error={tried ? wrong.course : undefined}
          options={courses.map((one) => ({ value: one, label: t(`course-${one}`), detail: t(`course-${one}-why`) }))}
        />
        <AddRow label={t('addGoal')} dirty={text.trim() !== ''} main={view.goals.length === 0} />
      </Form>
    </Card>
  );
}
