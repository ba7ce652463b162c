import type { ChartView } from '@eupraxia/clinical/chart';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { appendToChart, takeBackWrite, useChartWrites } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { may } from '../../app/may.ts';
import { usePatientId } from '../../app/params.ts';
import { usePracticeHistory } from '../../app/practice-history.ts';
import { chartQuery, queryClient } from '../../app/queries.ts';
import { SafetyCard } from '../../app/safety/SafetyCard.tsx';
import { useMe } from '../../app/session.ts';
import { ChartPage } from '../../app/shell/ChartPage.tsx';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { Button, buttonClass } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { describeItem } from './describe-item.ts';
import { draftOfExercise, draftOfItem, draftOfTemplate, flawsOf, itemOf, moved } from './draft.ts';
import type { ItemDraft } from './draft-shape.ts';
import { ExerciseList } from './ExerciseList.tsx';
import { ItemEditor } from './ItemEditor.tsx';
import { keepDraft, useKeptDraft } from './kept-draft.ts';
import { OvertakenCard } from './OvertakenCard.tsx';
import { ProposalNote } from './ProposalNote.tsx';
import { ScheduleChoice } from './ScheduleChoice.tsx';
import { SuggestedCard } from './SuggestedCard.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import { useProgramText } from './text.ts';
import './program.css';

/** Orders the exercises of the coming visits: a new program takes the place of the last, which stays in the history. */
export function ProgramStation() {
  const { role } = useMe();
  return may(role, 'write-charts') ? <ProgramScreen /> : <NotForRole />;
}

function ProgramScreen() {
  const common = useText();
  const t = useProgramText();
  const patientId = usePatientId();
  return (
    <ChartPage
      key={patientId}
      patientId={patientId}
      title={common('program')}
      safe={t('safe')}
      actions={
        <Link to="/patient/$patientId/evaluate" params={{ patientId }} className={buttonClass()}>
          {t('evaluate')}
        </Link>
      }
    >
      {(chart, view) => <ProgramEditor patientId={patientId} bornOn={chart.patient.bornOn} view={view} />}
    </ChartPage>
  );
}

function ProgramEditor({
  patientId,
  bornOn,
  view,
}: {
  readonly patientId: string;
  readonly bornOn: string;
  readonly view: ChartView;
}) {
  const common = useText();
  const t = useProgramText();
  const kept = useKeptDraft(patientId);
  const writes = useChartWrites(patientId);
  const sending = writes.some((write) => write.entries.some((entry) => entry.kind === 'program'));
  const [tried, setTried] = useState(false);
  const last = (view.program?.items ?? []).map(draftOfItem);
  const items = kept?.items ?? last;
  const schedule = kept === undefined ? view.program?.schedule : kept.schedule;
  const change = (next: readonly ItemDraft[], order = schedule) =>
    keepDraft(patientId, { base: kept?.base ?? view.program, items: next, schedule: order });
  const history = usePracticeHistory(patientId);
  const overtaken = kept !== undefined && kept.base?.id !== view.program?.id;

  // A program that was refused because another came first is a draft again, beside the one that stands.
  const refused = writes.find((write) => write.fault?.code === 'EUP_STORE_PROGRAM_CHANGED');
  useEffect(() => {
    const program = refused?.entries.find((entry) => entry.kind === 'program');
    if (refused === undefined || program === undefined) return;
    keepDraft(patientId, {
      base: refused.madeFrom?.base ?? null,
      items: program.body.items.map(draftOfItem),
      schedule: program.body.schedule,
    });
    takeBackWrite(patientId, refused.key);
    void queryClient.invalidateQueries({ queryKey: chartQuery(patientId).queryKey });
  }, [refused, patientId]);

  const save = () => {
    setTried(true);
    const ready = items.map(itemOf).filter((item) => item !== undefined);
    if (ready.length < items.length) {
      showToast({ text: t('fixFirst') });
      requestAnimationFrame(() => document.querySelector('.item .field-error')?.scrollIntoView({ block: 'center' }));
      return;
    }
    const base = kept?.base ?? view.program;
    const body = { id: freshId(), items: ready, replaces: base?.id ?? null, ...(schedule === undefined ? {} : { schedule }) };
    appendToChart(patientId, [{ id: freshId(), kind: 'program', body }], { base });
    keepDraft(patientId, undefined);
    setTried(false);
  };

  const remove = (draft: ItemDraft) => {
    const before = items;
    change(items.filter((one) => one.id !== draft.id));
    showToast({ text: t('removed', { name: draft.name }), undo: { label: common('undo'), run: () => change(before) } });
  };

  const move = (from: number, by: -1 | 1) => {
    const name = items[from]?.name ?? '';
    change(moved(items, from, by));
    showToast({ text: t('moved', { name, place: from + by + 1 }) });
  };

  return (
    <div className="program-columns">
      <div className="program-items">
        <div className="program-bar">
          <h2>{t('program')}</h2>
          {kept === undefined ? null : <Chip kind="attention">{t('unsaved')}</Chip>}
          {sending ? <Chip>{t('onItsWay')}</Chip> : null}
          <span className="program-bar-end">
            {kept !== undefined && last.length > 0 ? (
              <Button onClick={() => keepDraft(patientId, undefined)}>{t('copyLast')}</Button>
            ) : null}
            <Button kind="ask" disabled={kept === undefined || overtaken} onClick={save}>
              {t('save')}
            </Button>
          </span>
        </div>
        {kept !== undefined && overtaken ? (
          <OvertakenCard kept={kept} theirs={view.program} onJoin={(joined) => keepDraft(patientId, joined)} />
        ) : null}
        {items.length < 2 ? null : (
          <ScheduleChoice
            schedule={schedule}
            view={view}
            items={items}
            history={history}
            onChange={(order) => change(items, order)}
          />
        )}
        {items.length === 0 ? (
          <Card>
            <EmptyState title={t('empty')}>{t('emptyRemedy')}</EmptyState>
          </Card>
        ) : (
          <ol className="stack">
            {items.map((draft, index) => (
              <li key={draft.id}>
                <ItemEditor
                  draft={draft}
                  place={index + 1}
                  of={items.length}
                  flaws={tried ? flawsOf(draft) : []}
                  onChange={(next) => change(items.map((one) => (one.id === next.id ? next : one)))}
                  onMove={(by) => move(index, by)}
                  onRemove={() => remove(draft)}
                />
                <ProposalNote
                  draft={draft}
                  view={view}
                  history={history}
                  schedule={schedule}
                  tasks={items.length}
                  onAnswer={(answer) =>
                    appendToChart(patientId, [{ id: freshId(), kind: 'proposal-answer', body: { id: freshId(), ...answer } }])
                  }
                  onTake={(taken) =>
                    change(
                      items.map((one) => (one.id === draft.id ? taken.draft : one)),
                      taken.schedule,
                    )
                  }
                />
              </li>
            ))}
          </ol>
        )}
      </div>
      <div className="stack">
        <SafetyCard
          patientId={patientId}
          bornOn={bornOn}
          view={view}
          onTraits={(itemId, traits) => describeItem(patientId, view.program, itemId, traits)}
        >
          <Link to="/patient/$patientId/evaluate" params={{ patientId }} search={{ part: 'safety' }} className={buttonClass()}>
            {t('toScreen')}
          </Link>
        </SafetyCard>
        <SuggestedCard
          view={view}
          bornOn={bornOn}
          taken={new Set(items.map((item) => item.exerciseId))}
          onAdd={(row) => change([...items, draftOfExercise(row, freshId())])}
        />
        <ExerciseList onAdd={(row) => change([...items, draftOfExercise(row, freshId())])} />
        <TemplateCard
          items={items}
          onUse={(template) => change([...items, ...template.items.map((item) => draftOfTemplate(item, freshId()))])}
        />
      </div>
    </div>
  );
}
