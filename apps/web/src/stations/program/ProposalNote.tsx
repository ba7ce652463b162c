import type { ScheduleOrder } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { answerProposal, type ProposalAnswer, proposalText } from '@eupraxia/coach/progress';
import { useState } from 'react';
import type { PracticeHistory } from '../../app/practice-history.ts';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { showToast } from '../../kit/Toast.tsx';
import type { ItemDraft } from './draft-shape.ts';
import { useProgressText } from './progress-text.ts';
import { proposalOf, type Taken, taken } from './proposals.ts';
import './progress.css';

/** What the last visits speak for in one item: the change, why, by which rule and source. The therapist takes it or not. */
export function ProposalNote({
  draft,
  view,
  history,
  schedule,
  tasks,
  onAnswer,
  onTake,
}: {
  readonly draft: ItemDraft;
  readonly view: ChartView;
  readonly history: PracticeHistory;
  readonly schedule: ScheduleOrder | undefined;
  readonly tasks: number;
  readonly onAnswer: (answer: ProposalAnswer) => void;
  readonly onTake: (taken: Taken) => void;
}) {
  const t = useProgressText();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  if (!Array.isArray(history)) return null;
  const proposal = proposalOf(draft, view, history, { schedule, tasks });
  if (proposal === null) return null;
  const { what, why } = proposalText(proposal);
  const change = taken(proposal, draft, schedule);
  const answer = (accepted: boolean): void => {
    const said = reason.trim();
    onAnswer(answerProposal(proposal, accepted, Date.now(), said === '' ? undefined : said));
    setDeclining(false);
    setReason('');
  };
  const take = (): void => {
    answer(true);
    if (change !== null) onTake(change);
    showToast({ text: t(change === null ? 'takenInVisit' : 'takenInDraft') });
  };
  return (
    <section className="card proposal" aria-label={t('title', { name: draft.name })}>
      <p className="proposal-what">
        <b>{what}</b> {why}
      </p>
      <p className="soft">
        {t('rule', { rule: proposal.row.name, does: proposal.row.does })} {t('rests', { count: proposal.evidence.length })}
      </p>
      <SourceMark row={proposal.row} />
      {declining ? (
        <Form
          className="proposal-answer"
          aria-label={t('notNow')}
          onSubmit={(event) => {
            event.preventDefault();
            answer(false);
          }}
        >
          <TextField
            label={t('reason')}
            value={reason}
            maxLength={1000}
            autoFocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button onClick={() => setDeclining(false)}>{t('back')}</Button>
          <Button type="submit" kind="ask" disabled={reason.trim() === ''}>
            {t('notNow')}
          </Button>
        </Form>
      ) : (
        <div className="proposal-answer">
          <Button kind="ask" onClick={take}>
            {t('take')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{t('notNow')}</Button>
          {change === null ? <span className="soft">{t('noField')}</span> : null}
        </div>
      )}
    </section>
  );
}
