import { isBlocked, startBlockers } from '@eupraxia/clinical/gate';
import { askedBefore } from '@eupraxia/clinical/visit';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { doseText } from '../../app/dose-text.ts';
import { placeText } from '../../app/place-text.ts';
import { useMe } from '../../app/session.ts';
import { edgesText } from '../../app/target-text.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { StopPress } from '../../kit/StopPress.tsx';
import { useStopKey } from '../../kit/stop-key.ts';
import { useEscape } from '../../kit/use-escape.ts';
import { claimLive, freezeLive } from '../../live/page/live-session.ts';
import { useTapped } from '../../live/page/use-tapped.ts';
import { useText } from '../../text/en.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { VisitPage } from '../../visit/VisitPage.tsx';
import { ActivityStrip } from './ActivityStrip.tsx';
import { FirstContact } from './before/FirstContact.tsx';
import { NoEccentric } from './effort/EffortRow.tsx';
import { setHand, useHand } from './hand.ts';
import { useOneTap } from './one-tap.ts';
import { colleaguesOf } from './other-patient/colleagues.ts';
import { HandOver } from './other-patient/HandOver.tsx';
import { OtherPatientDialog } from './other-patient/OtherPatientDialog.tsx';
import { useOtherPatientText } from './other-patient/text.ts';
import { PatientButton, PatientView } from './patient/PatientView.tsx';
import { useNow } from './picture/use-readout.ts';
import { PracticeAsideProvider } from './practice/aside.ts';
import { PracticeFoot } from './practice/PracticeFoot.tsx';
import { PracticeSheet } from './practice/PracticeSheet.tsx';
import { usePracticeSide } from './practice/use-practice-side.ts';
import { pressStop } from './press-stop.ts';
import { type Attention, StageHead } from './Stage.tsx';
import { StageOf, TargetAside } from './StageOf.tsx';
import { ConfirmReasons } from './safety/ConfirmReasons.tsx';
import { RulesAboard } from './safety/RulesAboard.tsx';
import { Refused, StartBlockersCard } from './safety/StartBlockersCard.tsx';
import { ToMind } from './safety/ToMind.tsx';
import { useSafetyText } from './safety/text.ts';
import { Cleared } from './stop/Cleared.tsx';
import { StopCard } from './stop/StopCard.tsx';
import { type Sheet, TapPanel } from './TapPanel.tsx';
import { useLiveText } from './text.ts';
import { useHandSigns } from './use-hand-signs.ts';
import { useStart } from './use-start.ts';
import './stage.css';
import './pad.css';
import './stop.css';
import './source.css';
import './activities.css';
import './practice/practice.css';
import './live.css';

/** The treatment screen: the patient's picture large, the therapist's taps beside it, STOP always in sight. */
export function LiveStation() {
  const common = useText();
  return (
    <VisitPage
      title={common('live')}
      starts
      actions={(view) => (
        <>
          {view.writes && view.visit.status !== 'finished' ? <PatientButton /> : null}
          <FinishButton view={view} />
        </>
      )}
    >
      {(view) => <Board key={view.journal.visitId} view={view} />}
    </VisitPage>
  );
}

function FinishButton({ view }: { readonly view: VisitInView }) {
  const t = useLiveText();
  const navigate = useNavigate();
  const finish = useFinishVisit(view);
  if (!view.writes) return null;
  if (view.visit.status === 'finished') {
    return (
      <>
        <Button onClick={() => void view.journal.append('visit.reopened', {})}>{t('reopen')}</Button>
        <Button
          kind="ask"
          onClick={() => void navigate({ to: '/visit/$visitId/note', params: { visitId: view.journal.visitId } })}
        >
          {t('toNote')}
        </Button>
      </>
    );
  }
  return (
    <Button kind={view.visit.stop === null ? 'ask' : 'quiet'} onClick={() => void finish()}>
      {t('finish')}
    </Button>
  );
}

/** Ends the visit: everything stands still, the end is recorded, and the note is next. */
function useFinishVisit({ journal }: Pick<VisitInView, 'journal'>): () => Promise<void> {
  const navigate = useNavigate();
  return useCallback(async () => {
    freezeLive();
    await journal.append('visit.finished', {});
    await navigate({ to: '/visit/$visitId/note', params: { visitId: journal.visitId } });
  }, [journal, navigate]);
}

function Board({ view }: { readonly view: VisitInView }) {
  const t = useLiveText();
  const common = useText();
  const me = useMe();
  const hand = useHand();
  const { visit, journal, foldedAt, refusals } = view;
  const taps = useTapped(view);
  const s = useSafetyText();
  const o = useOtherPatientText();
  useState(() => claimLive(journal.visitId));
  const [chosenId, choose] = useState(visit.running ?? visit.activities[0]?.item.id ?? '');
  const [attention, setAttention] = useState<Attention>({
    by: me.role === 'assistant' ? 'assistant' : 'therapist',
    mode: 'one-on-one',
  });
  const [frozen, setFrozen] = useState(false);
  const [sheet, setSheet] = useState<Sheet>(null);
  /** The activity whose start waits for the patient and the side to be confirmed. */
  const [asking, setAsking] = useState<string | null>(null);
  const zone = visit.snapshot.clinic.zone;
  const stopped = frozen || visit.stop !== null;
  const finished = visit.status === 'finished';
  const still = stopped || finished || !view.writes;
  const now = useNow(journal.clock.now, visit.running !== null && !stopped);

  // The screen stood still by the press alone; from here on the log says so, until it is cleared there.
  const seen = useRef(false);
  useEffect(() => {
    if (visit.stop !== null) {
      seen.current = true;
      freezeLive();
    } else if (seen.current) {
      seen.current = false;
      setFrozen(false);
    }
  }, [visit.stop]);
  // Feedback never runs where STOP cannot be seen.
  useEffect(() => () => freezeLive(), []);
  // One press is one STOP: the finger that lands and the click that follows are the same.
  const standing = useRef(stopped);
  standing.current = stopped;
  const pressFrom = useCallback(
    (from: 'therapist' | 'patient') => {
      if (standing.current) return;
      standing.current = true;
      pressStop({
        freeze: freezeLive,
        show: () => setFrozen(true),
        record: () => journal.append('stop.pressed', { from }),
      });
    },
    [journal],
  );
  const press = useCallback(() => pressFrom('therapist'), [pressFrom]);
  const counts = useOneTap();
  const finishVisit = useFinishVisit(view);
  const { checking, start, question, chosen, cancel } = useStart(view, standing, choose);
  useHandSigns(journal.visitId, journal.clock.now);
  useStopKey(view.writes && !stopped && !finished, press);
  useEscape(
    sheet !== null,
    useCallback(() => setSheet(null), []),
  );
  const activity = visit.activities.find((a) => a.item.id === chosenId) ?? visit.activities[0];
  const side = usePracticeSide(view, activity, taps);
  useEscape(side.open !== null, side.close);
  if (activity === undefined) return <EmptyState title={t('programEmpty')} />;
  const { item } = activity;
  const activityId = item.id;
  // While the clock runs, the log says who treats, whoever recorded it; the choice here is for the next start.
  const recorded = activity.state === 'running' ? activity.bouts.at(-1) : undefined;
  const treating: Attention =
    recorded === undefined || recorded.by === 'unlisted' ? attention : { by: recorded.by, mode: recorded.mode };

  const clinicians = visit.snapshot.clinicians ?? [];
  const whose = recorded?.person === me.userId ? undefined : clinicians.find(({ userId }) => userId === recorded?.person)?.name;
  const colleagues = colleaguesOf(visit.snapshot, recorded?.person ?? me.userId);

  const blockers = startBlockers(visit, activityId);
  const refused = refusals.get(activityId);
  const asked = askedBefore(visit, activity);
  const blocked = activity.state !== 'running' && isBlocked(blockers);
  function go(): void {
    if (activity === undefined || still || checking !== null || !counts(`go ${activityId}`)) return;
    if (asked !== null) setAsking(activityId);
    else void start(activity, attention);
  }
  async function confirm(): Promise<void> {
    if (activity === undefined || asked === null || still || checking !== null) return;
    setAsking(null);
    const { side: confirmed } = asked;
    const recorded = await journal.append('patient.confirmed', {
      activityId,
      ...(confirmed === null ? {} : { side: confirmed }),
    });
    if (recorded.ok && !standing.current) await start(activity, attention);
  }
  function show(id: string): void {
    if (id !== activityId) freezeLive();
    choose(id);
  }
  function change(next: Attention): void {
    setAttention(next);
    if (activity?.state === 'running' && (next.by !== treating.by || next.mode !== treating.mode))
      void journal.append('attention.changed', { activityId, ...next });
  }

  const place = placeText(item, common);
  const details = [
    place,
    item.position ?? '',
    doseText(item.dose),
    activity.zone === null ? '' : t('holdInZone', { seconds: activity.zone.holdSeconds, zone: edgesText(activity.zone) }),
    item.objective,
    item.grading?.resistance ?? '',
    item.grading?.cue === undefined ? '' : `“${item.grading.cue}”`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  const { done, held } = activity.repetitions;

  return (
    <div className="live" data-hand={hand}>
      <div className="live-main">
        <section className="card stage" aria-label={item.name} tabIndex={-1}>
          <StageHead
            activity={activity}
            details={details}
            attention={treating}
            onAttention={change}
            whose={whose === undefined ? undefined : o('handedOver', { name: whose })}
            handOver={
              recorded === undefined || still || colleagues.length === 0 ? null : (
                <HandOver
                  label={o('handOverHere')}
                  choose={o('colleague')}
                  action={o('handOverNow')}
                  colleagues={colleagues}
                  onHandOver={({ by, userId }) => {
                    void journal.append('attention.changed', { activityId, by, mode: treating.mode, person: userId });
                  }}
                />
              )
            }
            onGo={go}
            onPause={() => {
              if (!counts(`pause ${activityId}`)) return;
              freezeLive();
              void journal.append('activity.paused', { activityId });
            }}
            onEnd={() => {
              if (!counts(`end ${activityId}`)) return;
              freezeLive();
              void journal.append('activity.stopped', { activityId });
            }}
            disabled={still || blocked || checking !== null || (asking === activityId && asked !== null)}
          />
          <ConfirmReasons visit={visit} journal={journal} writes={view.writes} />
          {stopped ? (
            <StopCard view={view} activityId={activityId} onEndVisit={() => void finishVisit()} />
          ) : finished ? (
            <EmptyState title={t('finished')} />
          ) : blocked && view.writes ? (
            <StartBlockersCard
              key={activityId}
              activity={activity}
              blockers={blockers}
              view={view}
              refused={refused}
              onVitals={() => {
                side.close();
                setSheet({ kind: 'vitals' });
              }}
            />
          ) : (
            <>
              {asking === activityId && asked !== null && !still ? (
                <FirstContact
                  asked={asked}
                  patient={visit.snapshot.patient}
                  place={place}
                  onYes={() => void confirm()}
                  onClose={() => setAsking(null)}
                />
              ) : null}
              <Cleared visit={visit} />
              <TargetAside item={item} />
              <NoEccentric visit={visit} />
              {activity.state === 'running' || refused === undefined ? null : <Refused refused={refused} zone={zone} />}
              {checking === activityId ? (
                <p className="soft" role="status">
                  {s('checking')}
                </p>
              ) : null}
              {activity.state === 'running' ? null : (
                <>
                  <ToMind findings={blockers.findings} />
                  <RulesAboard link={view.state.link} />
                </>
              )}
              <PracticeAsideProvider value={side.aside}>
                <StageOf key={activityId} activity={activity} view={view} still={still || checking === activityId} taps={taps} />
              </PracticeAsideProvider>
            </>
          )}
          <p className="unseen" aria-live="polite">
            {done === 0 ? '' : t('announceRep', { count: done, held })}
          </p>
        </section>
        <PracticeFoot side={side} visit={visit} activity={activity} still={still} onChoose={show}>
          <ActivityStrip
            activities={visit.activities}
            chosen={activityId}
            foldedAt={foldedAt}
            now={stopped ? foldedAt : now}
            onChoose={show}
          />
        </PracticeFoot>
      </div>
      <aside className="card pad" aria-label={t('journal')}>
        <div className="pad-body">
          {side.open !== null ? (
            <PracticeSheet side={side} view={view} activity={activity} now={now} />
          ) : (
            <TapPanel
              visit={visit}
              activity={activity}
              journal={journal}
              writes={view.writes}
              zone={zone}
              disabled={still}
              findings={blockers.findings}
              sheet={sheet}
              onSheet={setSheet}
            />
          )}
          {sheet === null ? <HandChoice /> : null}
        </div>
        <StopPress
          label={common('stop')}
          how={common('stopHow')}
          onPress={press}
          disabled={!view.writes || stopped || finished}
        />
      </aside>
      {question === null || stopped || finished ? null : (
        <OtherPatientDialog
          key={question.clock.visitId}
          clock={question.clock}
          visit={visit}
          onCancel={cancel}
          onChosen={chosen}
        />
      )}
      <PatientView activity={activity} stopped={stopped} onStop={() => pressFrom('patient')} onAsk={still ? null : side.ask} />
    </div>
  );
}

/** On which side of a tablet the taps lie: the other hand is on the patient. */
function HandChoice() {
  const t = useLiveText();
  const hand = useHand();
  const other = hand === 'right' ? 'left' : 'right';
  return (
    <button type="button" className="hand-choice" onClick={() => setHand(other)}>
      <Icon name="hand" size={18} /> {t('hand')} {t(hand === 'right' ? 'handRight' : 'handLeft')}
    </button>
  );
}
