import { findRow, regions } from '@eupraxia/catalogue';
import { dayIn, type Side } from '@eupraxia/clinical';
import { type ChartView, type FindingDomain, findingDomains } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { sideText } from '../../app/labels.ts';
import { SideChoice } from '../../app/SideChoice.tsx';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { Select, TextArea, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { BodyMap, type BodySite } from './BodyMap.tsx';
import { domainForms } from './examination.ts';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

/** What was seen, felt or graded, at its place on the body. */
export function FindingCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const common = useText();
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const [region, setRegion] = useState('');
  const [side, setSide] = useState<Side>();
  const [domain, setDomain] = useState<FindingDomain>();
  const [movement, setMovement] = useState('');
  const [value, setValue] = useState('');
  const [grade, setGrade] = useState<string>();
  const [text, setText] = useState('');
  const [takenOn, setTakenOn] = useState(today);
  const [tried, setTried] = useState(false);

  const row = region === '' ? undefined : findRow('region', region);
  const form = domain === undefined ? undefined : domainForms[domain];
  const scale = form?.scales?.[0];
  const number = Number(value.trim().replace(',', '.'));
  const given = value.trim() !== '';
  const nameOf = (place: BodySite) => {
    const name = findRow('region', place.region)?.name ?? place.region;
    return place.side === null ? name : `${name}, ${common(sideText[place.side])}`;
  };
  const wrong = {
    domain: domain === undefined ? t('findingDomainMissing') : undefined,
    side: row?.sided === true && side === undefined ? common('sideMissing') : undefined,
    value:
      form?.unit !== undefined && given && !(number >= (form.least ?? 0) && number <= (form.most ?? 0))
        ? t('findingValueWrong', { least: form.least ?? 0, most: form.most ?? 0, unit: form.unit })
        : undefined,
    said: !given && grade === undefined && text.trim() === '' ? t('findingNothing') : undefined,
    takenOn: takenOn === '' || takenOn > today ? t('takenWrong') : undefined,
  };
  const clear = () => {
    setMovement('');
    setValue('');
    setGrade(undefined);
    setText('');
    setTried(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (domain === undefined || Object.values(wrong).some((one) => one !== undefined)) return;
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'finding',
        body: {
          id: freshId(),
          domain,
          ...(region === '' ? {} : { region }),
          ...(side === undefined ? {} : { side }),
          ...(movement.trim() === '' ? {} : { movement: movement.trim() }),
          ...(form?.unit !== undefined && given ? { value: number, unit: form.unit } : {}),
          ...(grade === undefined || scale === undefined ? {} : { grade, scale: scale.name }),
          ...(text.trim() === '' ? {} : { text: text.trim() }),
          takenOn,
        },
      },
    ]);
    clear();
  };

  return (
    <Card title={t('examination')}>
      <Form noValidate className="examination" onSubmit={submit}>
        <BodyMap
          label={t('map')}
          nameOf={nameOf}
          chosen={region === '' ? undefined : { region, side: side === 'left' || side === 'right' ? side : null }}
          marked={(place) =>
            view.findings.some(
              (one) => one.region === place.region && ((one.side ?? null) === place.side || one.side === 'bilateral'),
            )
          }
          onChoose={(place) => {
            setRegion(place.region);
            setSide(place.side ?? undefined);
          }}
        />
        <div className="stack">
          <Recorded
            patientId={patientId}
            view={view}
            rows={view.findings.toReversed().map((one) => ({
              id: one.id,
              title: [
                t(`domain-${one.domain}`),
                one.region === undefined ? undefined : (findRow('region', one.region)?.name ?? one.region),
                one.side === undefined ? undefined : common(sideText[one.side]),
              ]
                .filter((part) => part !== undefined)
                .join(', '),
              detail: [
                one.movement,
                one.value === undefined ? undefined : `${one.value} ${one.unit}`,
                one.grade === undefined ? undefined : `${one.grade} (${one.scale})`,
                one.text,
                dayShort(one.takenOn, language),
              ]
                .filter((part) => part !== undefined)
                .join(' · '),
            }))}
          />
          <Select
            label={t('region')}
            choose={t('regionNone')}
            value={region}
            hint={t('regionHint')}
            onChange={(event) => {
              setRegion(event.currentTarget.value);
              setSide(undefined);
            }}
            options={regions.map((one) => ({ value: one.id, label: one.name }))}
          />
          {row?.sided === true ? (
            <SideChoice
              value={side}
              onChange={setSide}
              of={['left', 'right', 'bilateral']}
              error={tried ? wrong.side : undefined}
            />
          ) : null}
          <Select
            label={t('findingDomain')}
            choose={common('choose')}
            value={domain ?? ''}
            error={tried ? wrong.domain : undefined}
            onChange={(event) => {
              setDomain(findingDomains.find((one) => one === event.currentTarget.value));
              setValue('');
              setGrade(undefined);
            }}
            options={findingDomains.map((one) => ({ value: one, label: t(`domain-${one}`) }))}
          />
          {form?.movement === true ? (
            <TextField
              label={t('movement')}
              hint={t('movementHint')}
              value={movement}
              maxLength={200}
              onChange={(event) => setMovement(event.currentTarget.value)}
            />
          ) : null}
          {form?.unit === undefined ? null : (
            <TextField
              label={t('findingValue')}
              unit={form.unit}
              inputMode="decimal"
              value={value}
              maxLength={8}
              error={tried ? wrong.value : undefined}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
          )}
          {scale === undefined ? null : (
            <Segmented
              label={scale.name}
              grow={false}
              value={grade}
              onChange={setGrade}
              options={scale.grades.map((one) => ({ value: one, label: one }))}
            />
          )}
          <TextArea
            label={t('findingText')}
            value={text}
            maxLength={2000}
            error={tried ? wrong.said : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextField
            label={t('takenOn')}
            type="date"
            max={today}
            value={takenOn}
            error={tried ? wrong.takenOn : undefined}
            onChange={(event) => setTakenOn(event.currentTarget.value)}
          />
          <AddRow
            label={t('addFinding')}
            dirty={given || grade !== undefined || text.trim() !== ''}
            main={view.findings.length === 0}
          />
        </div>
      </Form>
    </Card>
  );
}
