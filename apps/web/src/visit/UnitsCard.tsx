import { type Choice, timeText, whyText } from '@eupraxia/claims';
import type { EventBodies } from '@eupraxia/clinical';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Card } from '../kit/Card.tsx';
import { ErrorCard } from '../kit/ErrorCard.tsx';
import { codedVisit } from './coded-visit.ts';
import { useUnitsText } from './units-text.ts';
import type { VisitInView } from './use-visit.ts';
import './units.css';

/** Units with their reason in words, and what the rule leaves open put to the clinician. A choice can be made anew. */
export function UnitsCard({ view, title }: { readonly view: VisitInView; readonly title: string }) {
  const t = useUnitsText();
  const [anew, setAnew] = useState(false);
  const { coding } = codedVisit(view);
  if (!coding.ok) {
    return (
      <Card title={title}>
        <ErrorCard fault={coding.error} />
      </Card>
    );
  }
  const { lines, why } = coding.value;
  const answered = view.writes ? coding.value.answered : null;
  const choice = answered !== null && anew ? answered : coding.value.choice;
  const reasons = why.map((one) => whyText(one, 'en-US'));
  return (
    <Card title={title}>
      {lines.length === 0 ? <p className="soft">{t('none')}</p> : null}
      <ul className="units">
        {lines.map((line) => (
          <li key={`${line.code}${line.modifiers.join('')}`}>
            <b>{line.units}</b> × {[line.code, ...line.modifiers].join('-')}{' '}
            <span className="soft">{timeText(line.seconds)}</span>
          </li>
        ))}
      </ul>
      {choice === null ? null : <ChoiceAsked view={view} choice={choice} onChosen={() => setAnew(false)} />}
      {answered === null ? null : (
        <Button kind="plain" onClick={() => setAnew(!anew)}>
          {t(anew ? 'keep' : 'change')}
        </Button>
      )}
      <div className="units-why soft">
        {reasons.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Card>
  );
}

/** The question that the rule of units leaves open, with one press per answer. */
function ChoiceAsked({
  view,
  choice,
  onChosen,
}: {
  readonly view: VisitInView;
  readonly choice: Choice;
  readonly onChosen: () => void;
}) {
  const t = useUnitsText();
  const { remainder, codes, pick, assistant } = choice;
  const code = codes[0] ?? '';
  const question =
    assistant === undefined
      ? t('choice', { count: remainder })
      : t('choiceAssistant', {
          code,
          count: pick,
          therapist: assistant.therapistMinutes,
          assistant: assistant.assistantMinutes,
        });
  const answers: readonly (readonly [label: string, body: EventBodies['units.chosen']])[] =
    assistant === undefined
      ? codes.map((first) => [t('choose', { code: first }), { remainder, codes: [first, ...codes.filter((c) => c !== first)] }])
      : Array.from({ length: pick + 1 }, (_, units) => [
          units === 0
            ? t('chooseNone')
            : units === pick
              ? t('chooseAll', { count: pick })
              : t('chooseSome', { count: units, pick }),
          { modified: [{ code, units, ...assistant }] },
        ]);
  return (
    <fieldset className="units-choice" aria-label={question}>
      <p>{question}</p>
      <div className="units-buttons">
        {answers.map(([label, body]) => (
          <Button
            key={label}
            disabled={!view.writes}
            onClick={() => {
              void view.journal.append('units.chosen', body);
              onChosen();
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
