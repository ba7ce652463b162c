import { findRow } from '@eupraxia/catalogue';
import { screeningAnswers } from '@eupraxia/clinical/chart';
import type { StartBlockers } from '@eupraxia/clinical/gate';
import type { Activity } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { Chip } from '../../../kit/Chip.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import type { Journal } from '../../../visit/log/journal.ts';
import { DirectionQuestion } from './DirectionQuestion.tsx';
import { useSafetyText } from './text.ts';
import './safety.css';

type Answer = (typeof screeningAnswers)[number];

/**
 * What keeps an activity from being started: a rule that blocks says why, an open question is asked here, a rule that is
 * relative takes a reason on record. Nothing here starts anything by itself.
 */
export function StartBlockersCard({
  activity,
  held: blockers,
  journal,
}: {
  readonly activity: Activity;
  readonly held: StartBlockers;
  readonly journal: Journal;
}) {
  const t = useSafetyText();
  // A reason for going on is the therapist's to give; the fold takes no other.
  const reasons = useMe().role === 'therapist';
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [asked, setAsked] = useState<readonly string[]>([]);
  // What is answered keeps its place, with its answer: a second tap of the same finger must not answer the next question.
  const ids = blockers.findings.flatMap(({ certain, ask = [] }) => (certain ? [] : ask));
  const questions = [...new Set([...asked, ...ids.filter((id) => findRow('screen', id) !== undefined)])];
  return (
    <section className="start-blockers" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {blockers.directionUnset ? <DirectionQuestion activity={activity} journal={journal} /> : null}
      {blockers.rulesMet?.rules.map((rule) => (
        <p key={rule.id}>
          <strong>{rule.name}.</strong> {rule.action}
        </p>
      ))}
      {blockers.rulesMet === null ? null : (
        <Button size="live" onClick={() => void clear(journal, blockers.rulesMet)}>
          {t('cleared')}
        </Button>
      )}
      {questions.length === 0 ? null : <p role="status">{t('ask')}</p>}
      {questions.map((id) => (
        <Segmented
          key={id}
          size="live"
          label={findRow('screen', id)?.question ?? id}
          value={answers[id]}
          onChange={(answer: Answer) => {
            setAsked(questions);
            setAnswers({ ...answers, [id]: answer });
            void journal.append('screen.answered', { question: id, answer });
          }}
          options={screeningAnswers.map((value) => ({ value, label: t(value) }))}
        />
      ))}
      <ul className="start-blockers-rules">
        {blockers.findings.map((finding) => (
          <li key={`${finding.rule} ${finding.certain}`}>
            <p className="safety-head">
              <Chip kind={finding.severity === 'block' ? 'harm' : 'attention'}>
                {t(!finding.certain ? 'open' : finding.severity === 'block' ? 'blocks' : 'reason')}
              </Chip>
              <strong>{finding.text}</strong>
            </p>
            <p>{finding.wayOn}</p>
            {finding.certain && finding.severity === 'reason' ? (
              !reasons ? (
                <p className="soft">{t('therapistReasons')}</p>
              ) : (
                <ReasonForm
                  onReason={(text) => void journal.append('rule.reasoned', { rule: finding.rule, text, facts: finding.facts })}
                />
              )
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A limit that was passed before anything ran is a STOP of the rule, explained and cleared by the clinician in one press. */
async function clear(journal: Journal, met: StartBlockers['rulesMet']): Promise<void> {
  const rule = met?.rules[0]?.id;
  if (met === null || rule === undefined) return;
  const stop = await journal.append('stop.pressed', { from: 'rule', rule }, { source: 'station', evidence: [met.of] });
  if (!stop.ok) return;
  await journal.append('stop.explained', { stop: stop.value.id, why: 'vital-signs' });
  await journal.append('stop.cleared', { stop: stop.value.id });
}

function ReasonForm({ onReason }: { readonly onReason: (text: string) => void }) {
  const t = useSafetyText();
  const [text, setText] = useState('');
  return (
    <Form
      className="start-blockers-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onReason(text.trim());
      }}
    >
      <TextField label={t('yourReason')} value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" size="live" disabled={text.trim() === ''}>
        {t('goOn')}
      </Button>
    </Form>
  );
}
