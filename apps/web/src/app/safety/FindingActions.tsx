import type { Answer, ChartView } from '@eupraxia/clinical/chart';
import type { Finding } from '@eupraxia/clinical/gate';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { AnswerNow } from './AnswerNow.tsx';
import { actionsOf, type FindingAction } from './actions.ts';
import { useAboutWords } from './FindingView.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useSafetyText } from './text.ts';

/** What the buttons of a finding do, as far as this place can do it; what is missing is not offered. */
export interface FindingDeeds {
  readonly today: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly mayReason: boolean;
  readonly mayClear: boolean;
  readonly onAnswer: (question: string, answer: Answer) => void;
  readonly onReason: (finding: Finding, text: string) => void;
  readonly onOrder?: ((finding: Finding) => void) | undefined;
  readonly onTraits?: ((finding: Finding) => void) | undefined;
  readonly onConsent?: (() => void) | undefined;
  /** Where vital signs can be taken here; without it the finding says where they are. */
  readonly onVitals?: (() => void) | undefined;
}

/** The buttons under a finding. A question and a reason open in place; the rest opens what `deeds` give. */
export function FindingActions({ finding, deeds }: { readonly finding: Finding; readonly deeds: FindingDeeds }) {
  const [open, setOpen] = useState<string>();
  const actions = actionsOf(finding);
  if (actions.length === 0) return null;
  const toggle = (what: string) => setOpen(open === what ? undefined : what);
  const question = actions.find((one) => one.kind === 'answer' && one.question === open);
  return (
    <div className="answer-part">
      <div className="safety-actions">
        {actions.map((action) => (
          <Action
            key={action.kind === 'answer' ? action.question : action.kind}
            action={action}
            finding={finding}
            deeds={deeds}
            open={open}
            onToggle={toggle}
          />
        ))}
      </div>
      {question?.kind === 'answer' ? (
        <AnswerNow
          key={question.question}
          question={question.question}
          saved={deeds.answers[question.question]}
          today={deeds.today}
          mayClear={deeds.mayClear}
          onSave={(answer) => {
            deeds.onAnswer(question.question, answer);
            setOpen(undefined);
          }}
        />
      ) : null}
      {open === 'reason' ? (
        <ReasonForm
          rule={finding.rule}
          mayReason={deeds.mayReason}
          onSave={(text) => {
            deeds.onReason(finding, text);
            setOpen(undefined);
          }}
        />
      ) : null}
    </div>
  );
}

function Action({
  action,
  finding,
  deeds,
  open,
  onToggle,
}: {
  readonly action: FindingAction;
  readonly finding: Finding;
  readonly deeds: FindingDeeds;
  readonly open: string | undefined;
  readonly onToggle: (what: string) => void;
}) {
  const t = useSafetyText();
  const about = useAboutWords();
  const button = (words: string, onClick: (() => void) | undefined) =>
    onClick === undefined ? null : <Button onClick={onClick}>{words}</Button>;
  switch (action.kind) {
    case 'answer': {
      const { question } = action;
      const known = deeds.answers[question] !== undefined || finding.ask?.includes(question) !== true;
      return (
        <Button kind={known ? 'plain' : 'quiet'} aria-expanded={open === question} onClick={() => onToggle(question)}>
          {t(known ? 'do-correct' : 'do-answer', { what: about(question) })}
        </Button>
      );
    }
    case 'reason':
      return (
        <Button aria-expanded={open === 'reason'} onClick={() => onToggle('reason')}>
          {t('do-reason')}
        </Button>
      );
    case 'order':
      return button(
        t(finding.rule === 'order-to-renew' ? 'do-renew' : 'do-order'),
        deeds.onOrder && (() => deeds.onOrder?.(finding)),
      );
    case 'traits':
      return button(t('do-traits'), deeds.onTraits && (() => deeds.onTraits?.(finding)));
    case 'consent':
      return button(t('do-consent'), deeds.onConsent);
    case 'vitals':
      return deeds.onVitals === undefined ? <p className="soft">{t('vitalsInVisit')}</p> : button(t('do-vitals'), deeds.onVitals);
    case 'direction':
      return <p className="soft">{t('directionInVisit')}</p>;
    case 'age':
      return <p className="soft">{t('ageMissing')}</p>;
  }
}

/** Who may decide on treatment today, by name. */
export function treatmentSpeakers({ guardians }: Pick<ChartView, 'guardians'>, today: string): readonly string[] {
  return guardians
    .filter((one) => one.scope.includes('treatment') && one.from <= today && (one.until === null || today <= one.until))
    .map(({ name }) => name);
}
