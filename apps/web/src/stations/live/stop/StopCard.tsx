import { stopRowOfRule } from '@eupraxia/catalogue';
import { clockIn } from '@eupraxia/clinical';
import { type OpenStop, openStop } from '@eupraxia/clinical/stop';
import { useEffect, useRef, useState } from 'react';
import { SourceMark } from '../../../app/SourceMark.tsx';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { DevicesWithoutStop } from '../../../visit/DevicesWithoutStop.tsx';
import { ruleName } from '../../../visit/rule-name.ts';
import { stopwatch } from '../../../visit/stopwatch.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { useNow } from '../picture/use-readout.ts';
import { ClearStop } from './ClearStop.tsx';
import { EmergencyNumber } from './EmergencyNumber.tsx';
import { reasonName, StopReasons } from './StopReasons.tsx';
import { StopSteps } from './StopSteps.tsx';
import { StopTimes } from './StopTimes.tsx';
import { useStopText } from './text.ts';
import { VoidStop } from './VoidStop.tsx';
import '../stop.css';

/**
 * After STOP: how long ago, whom to call, what to do; then what happened, and what is needed before practice goes on.
 * Where practice is over for this visit, ending it is the one next step.
 */
export function StopCard({
  view,
  activityId,
  onEndVisit,
}: {
  readonly view: VisitInView;
  readonly activityId: string;
  readonly onEndVisit: () => void;
}) {
  const t = useStopText();
  const { visit, journal } = view;
  const { zone, emergencyNumber: atOpening } = visit.snapshot.clinic;
  // A visit that was open when the clinic set its number has it by the page.
  const emergencyNumber = useMe().clinic.emergencyNumber ?? atOpening;
  const open = openStop(visit);
  const now = useNow(journal.clock.now, true);
  // The screen stands still before the log has the press.
  const [seenAt] = useState(() => journal.clock.now());
  const pressedAt = open?.at ?? seenAt;
  const readAt = visit.vitals.findLast(({ at }) => at > pressedAt)?.at ?? null;
  const rows = open?.rows ?? [];
  const ruleRow = open?.rule == null ? undefined : stopRowOfRule(open.rule);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // In newer browsers this returns a promise, which an effect must not.
    void card.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section ref={card} className="stop-card" aria-labelledby="stop-title">
      <header className="stop-head">
        {/* Announced once: the running time beside it is not part of it. */}
        <div role="alert">
          <h2 id="stop-title">
            <Icon name="stop" size={24} /> {t('stopped', { time: clockIn(zone, pressedAt, 'seconds') })}
          </h2>
        </div>
        <p className="stop-since">
          <strong className="tabular">{stopwatch((now - pressedAt) / 1000)}</strong> <span>{t('since')}</span>
        </p>
        <p className="soft">
          {open === null ? null : `${pressedBy(open, t)} `}
          {t('still')}
        </p>
      </header>
      <DevicesWithoutStop visitId={journal.visitId} />
      <EmergencyNumber number={emergencyNumber} urgent={rows.length === 0 || rows.some(({ emergency }) => emergency)} />
      <StopSteps rows={rows} nameOf={(row) => (row === ruleRow ? row.name : reasonName(row))} />
      <StopTimes rows={rows.map(({ id }) => id)} pressedAt={pressedAt} readAt={readAt} now={now} zone={zone} />
      {open === null ? null : <WhatNow view={view} open={open} activityId={activityId} onEndVisit={onEndVisit} />}
      {rows.length === 0 ? null : (
        <details className="stop-sources">
          <summary>{t('sources')}</summary>
          {rows.map((row) => (
            <SourceMark key={row.id} row={row} />
          ))}
        </details>
      )}
    </section>
  );
}

function WhatNow({
  view,
  open,
  activityId,
  onEndVisit,
}: {
  readonly view: VisitInView;
  readonly open: OpenStop;
  readonly activityId: string;
  readonly onEndVisit: () => void;
}) {
  const t = useStopText();
  const isKnown = open.rows.length > 0;
  const end = (
    <Button size="live" kind={open.ends ? 'harm' : 'quiet'} className="stop-end" onClick={onEndVisit}>
      {t('endVisit')}
    </Button>
  );
  return (
    <>
      {open.ends ? (
        <div className="stop-over">
          <p>{t('ends')}</p>
          {end}
        </div>
      ) : null}
      {isKnown ? null : <Reasons view={view} open={open} />}
      {open.ends ? (
        <GoOn view={view} open={open} activityId={activityId} />
      ) : isKnown ? (
        <ClearStop key={open.id} view={view} open={open} activityId={activityId} />
      ) : null}
      {isKnown ? <Reasons view={view} open={open} folded /> : null}
      <p className="soft">{t('recordMore')}</p>
      <footer className="stop-foot">
        <VoidStop view={view} open={open} />
        {open.ends ? null : end}
      </footer>
    </>
  );
}

/** Going on after a sign that ends the visit: never offered first, and only by one of its exceptions. */
function GoOn({ view, open, activityId }: { readonly view: VisitInView; readonly open: OpenStop; readonly activityId: string }) {
  const t = useStopText();
  const { role } = useMe();
  if (open.exceptions.length === 0) return <p className="soft">{t('noException')}</p>;
  if (role !== 'therapist') return <p className="soft">{t('assistantEnds')}</p>;
  return (
    <details className="stop-go-on">
      <summary>{t('goOn')}</summary>
      <p>{t('goOnWhen')}</p>
      <ClearStop key={open.id} view={view} open={open} activityId={activityId} />
    </details>
  );
}

/** What happened: in full while nothing is known, folded once something is. */
function Reasons({
  view,
  open,
  folded = false,
}: {
  readonly view: VisitInView;
  readonly open: OpenStop;
  readonly folded?: boolean;
}) {
  const t = useStopText();
  const { visit, journal } = view;
  const [unfolded, setUnfolded] = useState(false);
  const groups = (
    <StopReasons
      conditions={visit.conditions.map(({ conditionId }) => conditionId)}
      chosen={open.why}
      onChoose={(why) => {
        void journal.append('stop.explained', { stop: open.id, why });
        setUnfolded(false);
      }}
    />
  );
  if (!folded)
    return (
      <section className="stop-why" aria-label={t('why')}>
        <h3>{t('why')}</h3>
        {groups}
      </section>
    );
  const given = open.why === null ? undefined : open.rows.find(({ why }) => why === open.why);
  return (
    <details className="stop-why" open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>
        {given === undefined ? t('whyMore') : `${t('chosen', { reason: reasonName(given) })} · ${t('whyChange')}`}
      </summary>
      {groups}
    </details>
  );
}

function pressedBy({ from, rule }: OpenStop, t: ReturnType<typeof useStopText>): string {
  if (from === 'rule') return t('byRule', { rule: rule === null ? '' : ruleName(rule) });
  return t(from === 'patient' ? 'byPatient' : 'byTherapist');
}
