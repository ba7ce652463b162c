import { clockIn } from '@eupraxia/clinical';
import { type Finding, keeping, type StartBlockers } from '@eupraxia/clinical/gate';
import type { Activity } from '@eupraxia/clinical/visit';
import { useRef, useState } from 'react';
import { FindingView } from '../../../app/safety/FindingView.tsx';
import { Outcome } from '../../../app/safety/Outcome.tsx';
import { ruleName } from '../../../visit/rule-name.ts';
import type { RefusedStart } from '../../../visit/start-verdict.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { useOneTap } from '../one-tap.ts';
import { RulesAboard } from './RulesAboard.tsx';
import { StepControls } from './StepControls.tsx';
import { inPlace, type Step, stepsOf } from './steps.ts';
import { ToMind } from './ToMind.tsx';
import { useSafetyText } from './text.ts';
import './safety.css';

/** How many open steps are shown at a time, and how many answers stay in sight. */
const shownFirst = 3;
const keptAnswers = 2;

/**
 * What keeps an activity from being started: the outcome in words, then what settles it, in the order of the gate, each
 * with its button. Nothing here starts anything by itself.
 */
export function StartBlockersCard({
  activity,
  blockers,
  view,
  refused,
  onVitals,
}: {
  readonly activity: Activity;
  readonly blockers: StartBlockers;
  readonly view: VisitInView;
  /** Its newest start, where the server refused it. */
  readonly refused: RefusedStart | undefined;
  /** Opens the vital signs. */
  readonly onVitals: () => void;
}) {
  const t = useSafetyText();
  const steps = stepsOf(keeping(blockers.findings));
  const counts = useOneTap();
  // The last answers stay in sight, to be seen and corrected.
  const [answered, setAnswered] = useState<readonly Step[]>([]);
  const order = useRef<readonly string[]>([]);
  order.current = inPlace(
    order.current,
    steps.map(({ key }) => key),
    new Set(answered.map(({ key }) => key)),
  );
  const byKey = new Map([...answered, ...steps].map((step) => [step.key, step]));
  const open = new Set(steps.map(({ key }) => key));
  const waiting = order.current.filter((key) => open.has(key)).slice(shownFirst);
  return (
    <section className={`start-blockers start-blockers-${blockers.start}`} aria-label={t(`title-${blockers.start}`)}>
      <header className="start-blockers-head">
        <Outcome start={blockers.start} />
        <h3 role="status">{t(`title-${blockers.start}`)}</h3>
      </header>
      {refused === undefined ? null : (
        <Refused refused={refused} zone={view.visit.snapshot.clinic.zone} below={blockers.findings} />
      )}
      <ol className="start-steps">
        {order.current
          .filter((key) => !waiting.includes(key))
          .map((key) => {
            const step = byKey.get(key);
            if (step === undefined) return null;
            return (
              <li key={key} className="start-step">
                <StepFindings step={step} settled={!open.has(key)} />
                <StepControls
                  step={step}
                  activity={activity}
                  view={view}
                  onVitals={onVitals}
                  // The second tap of the same finger answers no other question.
                  counts={() => counts('answer')}
                  onAnswered={() => setAnswered([...answered.filter((one) => one.key !== key), step].slice(-keptAnswers))}
                />
              </li>
            );
          })}
      </ol>
      {waiting.length === 0 ? null : <p className="soft">{t('waiting', { count: waiting.length })}</p>}
      <ToMind findings={blockers.findings} />
      <RulesAboard link={view.state.link} />
    </section>
  );
}

/** What a step settles. Where one answer decides several rules, their names are folded behind their number. */
function StepFindings({ step, settled }: { readonly step: Step; readonly settled: boolean }) {
  const t = useSafetyText();
  if (settled) return null;
  const isQuestion = step.key.startsWith('answer:');
  if (!isQuestion)
    return step.findings.map((finding) => <FindingView key={`${finding.rule} ${finding.facts}`} finding={finding} />);
  return (
    <details className="start-decides">
      <summary>{t('decides', { count: step.findings.length })}</summary>
      {step.findings.map((finding) => (
        <FindingView key={`${finding.rule} ${finding.facts}`} finding={finding} />
      ))}
    </details>
  );
}

/** That the server refused the start, and what it named. */
export function Refused({
  refused,
  zone,
  below = [],
}: {
  readonly refused: RefusedStart;
  readonly zone: string;
  /** Findings that are shown below it: they are not said twice. */
  readonly below?: readonly Finding[];
}) {
  const t = useSafetyText();
  const named = refused.findings.filter(({ rule }) => !below.some((one) => one.rule === rule));
  return (
    <div className="start-refused" role="alert">
      <p>
        <strong>{t('refused', { time: clockIn(zone, refused.at) })}</strong>
      </p>
      <ul>
        {named.map(({ rule, text, wayOn }) => (
          <li key={rule}>
            {text ?? ruleName(rule)}
            {wayOn === undefined ? '' : `. ${wayOn}`}
          </li>
        ))}
      </ul>
      <p>{t('refusedHow')}</p>
    </div>
  );
}
