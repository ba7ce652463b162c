import { type Coding, codingOf, timedUnits } from '@eupraxia/claims';
import { foldVisit } from '@eupraxia/clinical';
import type { Fault, Result } from '@eupraxia/kernel';
import { useMemo } from 'react';
import { Button } from '../kit/Button.tsx';
import { Card } from '../kit/Card.tsx';
import { ErrorCard } from '../kit/ErrorCard.tsx';
import { useUnitsText } from './unitsText.ts';
import type { VisitInView } from './useVisit.ts';
import './units.css';

/** The units of a visit, from the very fold that the note states its minutes from: to the last event, not to this second. */
export function useCoding(view: VisitInView): Result<Coding, Fault> {
  return useMemo(() => timedUnits(codingOf(foldVisit(view.log))), [view.log]);
}

/** Units with their reason in words, and a tie put to the clinician. */
export function UnitsCard({ view, title }: { readonly view: VisitInView; readonly title: string }) {
  const t = useUnitsText();
  const coding = useCoding(view);
  if (!coding.ok) {
    return (
      <Card title={title}>
        <ErrorCard fault={coding.error} />
      </Card>
    );
  }
  const { lines, choice, why } = coding.value;
  return (
    <Card title={title}>
      {lines.length === 0 ? <p className="soft">{t('none')}</p> : null}
      <ul className="units">
        {lines.map((line) => (
          <li key={`${line.code}${line.modifiers.join('')}`}>
            <b>{line.units}</b> × {line.code} {line.modifiers.length === 0 ? '' : `-${line.modifiers.join('-')} `}
            <span className="soft">{t('minutes', { count: line.minutes })}</span>
          </li>
        ))}
      </ul>
      {choice === null ? null : choice.assistant !== undefined ? (
        <p className="units-choice">
          {t('choiceAssistant', { therapist: choice.assistant.therapistMinutes, assistant: choice.assistant.assistantMinutes })}
        </p>
      ) : (
        <fieldset className="units-choice" aria-label={t('choice', { count: choice.remainder })}>
          <p>{t('choice', { count: choice.remainder })}</p>
          <div className="units-buttons">
            {choice.codes.map((code) => (
              <Button
                key={code}
                disabled={!view.writes}
                onClick={() =>
                  void view.journal.append('units.chosen', {
                    remainder: choice.remainder,
                    codes: [code, ...choice.codes.filter((c) => c !== code)],
                  })
                }
              >
                {t('choose', { code })}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {why.map((sentence) => (
        <p key={sentence} className="soft">
          {sentence}
        </p>
      ))}
    </Card>
  );
}
