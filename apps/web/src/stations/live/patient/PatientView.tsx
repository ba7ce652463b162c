import { emgTargetOf, repetitionsOf, type TargetDirection } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { isBlank, useSession } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { useStopKey } from '../../../kit/stop-key.ts';
import { liveSession } from '../../../live/page/live-session.ts';
import { ElectrodeNotice } from '../electrode/ElectrodeNotice.tsx';
import { electrodeState } from '../electrode/electrode-state.ts';
import { Bar } from '../picture/Bar.tsx';
import { scaleOf } from '../picture/scale.ts';
import { TraceCanvas } from '../picture/TraceCanvas.tsx';
import { Rest, Result, ShowMe } from '../picture/WithoutPicture.tsx';
import { motivationQuestion } from '../practice/motivation-question.ts';
import { PatientQuestions } from '../practice/PatientQuestions.tsx';
import { stageOf } from '../stages/stage-of.ts';
import { HoldRing } from './HoldRing.tsx';
import { patientScreen } from './patient-screen.ts';
import { plainOf } from './plain-of.ts';
import { usePatientText } from './text.ts';
import './patient.css';

interface PatientProps {
  readonly activity: Activity;
  readonly stopped: boolean;
  readonly onStop: () => void;
  /** Asks to hear how it went; null where the patient does not choose. */
  readonly onAsk: (() => void) | null;
}

/** The button of the top bar: opens the patient's picture in a window of its own. */
export function PatientButton() {
  const t = usePatientText();
  const screen = patientScreen();
  const { place } = useSyncExternalStore(screen.subscribe, screen.state);
  const open = place === 'window' || place === 'here';
  return (
    <>
      <Button
        title={t('openHow')}
        icon={<Icon name="screen" size={18} />}
        aria-pressed={open}
        onClick={() => (open ? screen.close() : screen.open(t('title')))}
      >
        <span className="patient-open">{t('open')}</span>
        {open ? <span className="patient-on">● {t('isOpen')}</span> : null}
      </Button>
      {place === 'refused' ? (
        <Dialog
          title={t('refusedTitle')}
          closeLabel={t('notNow')}
          onClose={() => screen.close()}
          actions={
            <>
              <Button onClick={() => screen.close()}>{t('notNow')}</Button>
              <Button kind="ask" onClick={() => screen.here()}>
                {t('showHere')}
              </Button>
            </>
          }
        >
          <p>{t('refusedHow')}</p>
        </Dialog>
      ) : null}
    </>
  );
}

/** The patient's picture wherever it was opened; nothing while it is closed. */
export function PatientView(props: PatientProps) {
  const screen = patientScreen();
  const { place, document: own } = useSyncExternalStore(screen.subscribe, screen.state);
  const blank = isBlank(useSession());
  useEffect(() => () => screen.close(), [screen]);
  // Over this page it is out of sight with the page: STOP stands on the lock screen then.
  if (place === 'here' && blank) return null;
  if (place === 'window' && own !== null) return createPortal(<Picture {...props} own={own} />, own.body);
  if (place === 'here') return createPortal(<Picture {...props} own={document} over />, document.body);
  return null;
}

/** What to do in plain words, the picture, and STOP: no name of a person, no clinical word. */
function Picture({
  activity,
  stopped,
  onStop,
  onAsk,
  own,
  over = false,
}: PatientProps & { readonly own: Document; readonly over?: boolean }) {
  const t = usePatientText();
  const screen = patientScreen();
  const blank = isBlank(useSession());
  const [look, setLook] = useState<'line' | 'bar'>('line');
  const box = useRef<HTMLElement>(null);
  const isFull = useFullScreen(own);
  const plain = plainOf(activity.item);
  // Over the therapist's page the key is that page's.
  useStopKey(!over && !stopped, onStop, own.defaultView ?? window);
  const asked = useSyncExternalStore(motivationQuestion().subscribe, motivationQuestion().state).onPatientScreen;
  useEffect(() => {
    if (over) box.current?.focus();
  }, [over]);
  return (
    <section
      ref={box}
      className={over ? 'patient patient-over' : 'patient'}
      aria-label={t('title')}
      tabIndex={-1}
      role={over ? undefined : 'main'}
    >
      <header className="patient-head">
        {blank || plain === null ? null : <h1 className="patient-exercise">{plain}</h1>}
        {blank || emgTargetOf(activity.item) === null ? null : (
          <Segmented
            label={t('look')}
            labelUnseen
            grow={false}
            options={[
              { value: 'line', label: t('line') },
              { value: 'bar', label: t('bar') },
            ]}
            value={look}
            onChange={setLook}
          />
        )}
        {own.fullscreenEnabled && !isFull ? (
          <Button
            icon={<Icon name="full" size={18} />}
            onClick={() => void box.current?.requestFullscreen().catch(() => undefined)}
          >
            {t('full')}
          </Button>
        ) : null}
        {over ? <Button onClick={() => screen.close()}>{t('leave')}</Button> : null}
      </header>
      <div className="patient-body">
        {blank ? (
          <p className="patient-words patient-still">{t('locked')}</p>
        ) : stopped ? (
          <div className="patient-still" role="alert">
            <p className="patient-words">{t('stopped')}</p>
            <p>{t('stoppedHow')}</p>
          </div>
        ) : asked ? (
          <PatientQuestions />
        ) : emgTargetOf(activity.item) === null ? (
          <Count activity={activity} onAsk={onAsk} />
        ) : (
          <Muscle activity={activity} look={look} />
        )}
      </div>
      <button
        type="button"
        className="stop patient-stop"
        data-unguarded=""
        disabled={stopped}
        title={t('stopHow')}
        onPointerDown={(event) => {
          if (event.button === 0) onStop();
        }}
        onClick={onStop}
      >
        {t('stop')}
      </button>
    </section>
  );
}

function useFullScreen(own: Document): boolean {
  const [full, setFull] = useState(own.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setFull(own.fullscreenElement !== null);
    own.addEventListener('fullscreenchange', look);
    return () => own.removeEventListener('fullscreenchange', look);
  }, [own]);
  return full;
}

function Count({ activity, onAsk }: Pick<PatientProps, 'activity' | 'onAsk'>) {
  const t = usePatientText();
  const { dose } = activity.item;
  const standing = stageOf(activity.item) === 'balance';
  return (
    <div className="patient-count">
      {standing ? <p className="patient-words">{t('standSteady')}</p> : null}
      <p className="patient-figure tabular">{activity.repetitions.done}</p>
      <p className="patient-words">{t('doneOf', { done: activity.repetitions.done, all: repetitionsOf(dose) })}</p>
      {onAsk === null || activity.repetitions.done === 0 ? null : (
        <Button kind="ask" size="live" className="without-ask" onClick={onAsk}>
          {t('howWasIt')}
        </Button>
      )}
    </div>
  );
}

/** A peak of a steady contraction scatters this far above its level: only beyond it was the effort itself too strong. */
const scatter = 1.25;

/** What to say of the last repetition that was not held: which way it missed the band. */
function whyNotHeld({ measured, zone }: Activity): 'softer' | 'stronger' | 'again' | 'letGo' {
  const peak = measured.events.at(-1)?.body.peak;
  // Rest is never answered with a demand for more.
  if (zone?.direction === 'down') return 'letGo';
  if (peak === undefined || zone === null) return 'again';
  if (zone.ceiling !== null && peak > zone.ceiling * scatter) return 'softer';
  return zone.floor !== null && peak < zone.floor ? 'stronger' : 'again';
}

/** What to ask of the patient: to come into the band and hold, or to let the line sink and rest. */
function askOf(direction: TargetDirection, look: 'line' | 'bar'): 'ask' | 'askBar' | 'askRest' | 'askRestBar' {
  if (direction === 'down') return look === 'bar' ? 'askRestBar' : 'askRest';
  return look === 'bar' ? 'askBar' : 'ask';
}

function Muscle({ activity, look }: { readonly activity: Activity; readonly look: 'line' | 'bar' }) {
  const t = usePatientText();
  const live = liveSession();
  const source = useSyncExternalStore(live.subscribe, live.state);
  const coach = source.coach?.activityId === activity.item.id ? source.coach : null;
  const { zone, reference } = activity;
  const { lastTen, lastHold } = activity.repetitions;
  const held = lastTen.filter(Boolean).length;
  if (zone === null || reference === null || source.phase !== 'ready')
    return <p className="patient-words patient-still">{t('ready')}</p>;
  // No line, no ring and no praise: what a loose electrode shows is nobody's work.
  if (electrodeState(coach) !== null) return <ElectrodeNotice coach={coach} to="patient" />;
  const given = coach === null || coach.given === 'live';
  const scale = scaleOf(zone, null);
  const last = lastTen.at(-1);
  return (
    <>
      {given ? <p className="patient-words">{t(askOf(zone.direction, look), { seconds: zone.holdSeconds })}</p> : null}
      <div className="patient-picture">
        {given ? (
          look === 'bar' ? (
            <Bar label={t('pictureLabel')} reference={reference.value} scale={scale} />
          ) : (
            <TraceCanvas
              label={t('pictureLabel')}
              reference={reference.value}
              scale={scale}
              readout={null}
              className="patient-trace"
            />
          )
        ) : (
          <div className="patient-still">{coach?.result == null ? <Rest /> : <Result result={coach.result} />}</div>
        )}
        {given ? <HoldRing holdSeconds={zone.holdSeconds} /> : null}
      </div>
      <p className="patient-well tabular" role="status">
        {!given || last === undefined
          ? ''
          : last && lastHold !== undefined
            ? `${t('wellHeld', { seconds: lastHold.toFixed(1) })} ${t('lastTen', { held, of: lastTen.length })}`
            : `${t(whyNotHeld(activity))} ${t('lastTen', { held, of: lastTen.length })}`}
      </p>
      {coach?.policy === 'self-controlled' && coach.phase === 'practice' && !given ? <ShowMe /> : null}
    </>
  );
}
