import type { Answer } from '@eupraxia/clinical/chart';
import { dayOfVisit, type Finding } from '@eupraxia/clinical/gate';
import { type Activity, loosensAnswer } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { AnswerNow } from '../../../app/safety/AnswerNow.tsx';
import { useAboutWords } from '../../../app/safety/FindingView.tsx';
import { ReasonForm } from '../../../app/safety/ReasonForm.tsx';
import { useSafetyText as useSharedText } from '../../../app/safety/text.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { AssistantReason } from './AssistantReason.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { DirectionQuestion } from './DirectionQuestion.tsx';
import { RatingStep } from './RatingStep.tsx';
import { type OpenSheet, StepSheet } from './StepSheet.tsx';
import type { Step, Way } from './steps.ts';
import { useSafetyText } from './text.ts';
import { useSafetyWrites } from './use-safety-writes.ts';

interface Parts {
  readonly step: Step;
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly onVitals: () => void;
  /** Whether a tap that answers counts; the bounce of a finger does not. */
  readonly counts: () => boolean;
  /** A question was answered here: it keeps its place. */
  readonly onAnswered: () => void;
}

/** The controls of one step: a question, a rating, consent and a reason in place; orders and descriptions in a sheet. */
export function StepControls(parts: Parts) {
  const { step, view } = parts;
  const t = useSafetyText();
  const shared = useSharedText();
  const about = useAboutWords();
  const me = useMe();
  const writes = useSafetyWrites(view);
  const [sheet, setSheet] = useState<OpenSheet>();
  const [correcting, setCorrecting] = useState<string>();
  /** The question whose answer an assistant tried to loosen. */
  const [refused, setRefused] = useState<string>();
  const isTherapist = me.role === 'therapist';
  const { findings } = step;
  const finding = findings[0] as Finding;
  if (step.ways.length === 0) return <p className="soft">{t('nothingOpens')}</p>;

  const question = (id: string) => (
    <AnswerNow
      question={id}
      saved={answerOn(view, id)}
      today={dayOfVisit(view.visit)}
      mayClear={isTherapist}
      error={refused === id ? t('loosenRefused') : undefined}
      onSave={(answer) => {
        if (!parts.counts()) return;
        // The visit would not count it: what loosens an answer is a therapist's.
        if (!isTherapist && loosensAnswer(answerOn(view, id), answer)) return setRefused(id);
        setRefused(undefined);
        writes.answer(id, answer);
        parts.onAnswered();
        setCorrecting(undefined);
      }}
    />
  );
  const control = (way: Way) => {
    switch (way.kind) {
      case 'answer':
        // An answer on record is loosened by a therapist alone; what was not asked, whoever treats may ask.
        if (step.key === `answer:${way.question}`)
          return (
            <>
              {question(way.question)}
              {refused === way.question ? (
                <p className="field-error" role="alert">
                  {t('loosenRefused')}
                </p>
              ) : !isTherapist && answerOn(view, way.question)?.answer === 'yes' ? (
                <p className="soft">{t('loosenTherapist')}</p>
              ) : null}
            </>
          );
        if (!isTherapist) return null;
        return (
          <div key={way.question}>
            <Button
              kind="plain"
              aria-expanded={correcting === way.question}
              onClick={() => setCorrecting(correcting === way.question ? undefined : way.question)}
            >
              {shared('do-correct', { what: about(way.question) })}
            </Button>
            {correcting === way.question ? question(way.question) : null}
          </div>
        );
      case 'vitals':
        return (
          <Button key="vitals" kind="ask" size="live" icon={<Icon name="heart" size={18} />} onClick={parts.onVitals}>
            {t('takeVitals')}
          </Button>
        );
      case 'pain':
      case 'effort':
        return <RatingStep key={way.kind} of={way.kind} activity={parts.activity} view={view} />;
      case 'consent':
        return <ConsentStep key="consent" visit={view.visit} finding={finding} onAgree={writes.agree} />;
      case 'order':
        return (
          <>
            <Button size="live" onClick={() => setSheet({ kind: 'order', finding })}>
              {shared('do-order')}
            </Button>
            {isTherapist ? null : <p className="soft">{t('orderTherapist')}</p>}
          </>
        );
      case 'traits':
        return isTherapist ? (
          <Button key="traits" size="live" onClick={() => setSheet({ kind: 'traits' })}>
            {shared('do-traits')}
          </Button>
        ) : (
          <p key="traits" className="soft">
            {t('traitsTherapist')}
          </p>
        );
      case 'direction':
        return <DirectionQuestion key="direction" activity={parts.activity} journal={view.journal} />;
      case 'age':
        return (
          <p key="age" className="soft">
            {shared('ageMissing')}
          </p>
        );
      case 'reason':
        return isTherapist ? (
          <ReasonForm key="reason" rule={finding.rule} mayReason onSave={(text) => writes.reason(finding, text)} />
        ) : (
          <AssistantReason
            key="reason"
            rule={finding.rule}
            therapists={therapistsOf(view)}
            onSave={(text, reached) => writes.reason(finding, text, { ...reached, at: view.journal.clock.now(), words: text })}
          />
        );
    }
  };
  return (
    <div className="start-step-controls">
      {step.ways.map((way) => (
        <div key={way.kind === 'answer' ? `answer ${way.question}` : way.kind}>{control(way)}</div>
      ))}
      {sheet === undefined ? null : (
        <StepSheet sheet={sheet} activity={parts.activity} view={view} writes={writes} onClose={() => setSheet(undefined)} />
      )}
    </div>
  );
}

/** What the visit knows of a question: the newest answer in it, else the chart’s. */
function answerOn({ visit }: VisitInView, question: string): Answer | undefined {
  const asked = visit.screened.findLast((one) => one.question === question);
  if (asked === undefined) return visit.snapshot.safety?.answers[question];
  const { id: _id, at: _at, question: _question, ...answer } = asked;
  return answer as Answer;
}

const therapistsOf = ({ visit }: VisitInView): readonly string[] =>
  (visit.snapshot.clinicians ?? []).filter(({ level }) => level === 'therapist').map(({ name }) => name);
