import { type NoteFinding, unreadEntries } from '@eupraxia/clinical/note';
import { useNavigate } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Icon } from '../../kit/Icon.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { type Remedy, remedyFor } from './RemedySheet.tsx';
import { useNoteText } from './text.ts';

/** What is missing, and the button that resolves it: at once where that says all, else in a sheet; only what needs the signal opens Live. */
export function BeforeYouSign({
  view,
  findings,
  onRemedy,
  list,
}: {
  readonly view: VisitInView;
  readonly findings: readonly NoteFinding[];
  readonly onRemedy: (remedy: Remedy) => void;
  /** Takes the focus when the finding that had it is resolved and gone. */
  readonly list: Ref<HTMLUListElement>;
}) {
  const t = useNoteText();
  const navigate = useNavigate();
  const { journal } = view;
  const { role } = useMe();
  // An assistant's reason is confirmed by a therapist alone.
  const offers = (kind: string | undefined): boolean => view.writes && (kind !== 'reason.confirmed' || role === 'therapist');

  function resolve(finding: NoteFinding): void {
    const kind = finding.mend?.kind;
    const remedy = remedyFor(finding);
    if (kind === 'visit.finished') void journal.append('visit.finished', {});
    else if (kind === 'activity.stopped' && finding.activityId !== undefined)
      void journal.append('activity.stopped', { activityId: finding.activityId });
    else if (kind === 'event.retracted' && finding.event !== undefined) void journal.retract(finding.event);
    else if (kind === 'reason.confirmed' && finding.event !== undefined)
      void journal.append('reason.confirmed', { of: finding.event });
    else if (kind === 'unread.acknowledged') {
      const entry = unreadEntries(view.log).find(({ id }) => id === finding.event);
      if (entry !== undefined) void journal.append('unread.acknowledged', { of: entry.id, hash: entry.hash });
    } else if (remedy !== null) onRemedy(remedy);
    else void navigate({ to: '/visit/$visitId/live', params: { visitId: journal.visitId } });
  }

  return (
    <Card title={t('before')}>
      {findings.length === 0 ? (
        <p className="finding">
          <span className="finding-done">
            <Icon name="done" size={18} />
          </span>
          {t('beforeNone')}
        </p>
      ) : null}
      <ul ref={list} tabIndex={-1} aria-label={t('before')}>
        {[...findings]
          .sort((a, b) => Number(b.severity === 'blocks') - Number(a.severity === 'blocks'))
          .map((finding) => (
            <li key={`${finding.key} ${finding.text}`} className="finding">
              <span className={finding.severity === 'blocks' ? 'finding-blocks' : 'finding-attention'}>
                <Icon name="attention" size={18} />
              </span>
              <span className="finding-text">
                {finding.severity === 'blocks' ? <b>{t('must')}: </b> : null}
                {finding.text}
              </span>
              {finding.mend === undefined || !offers(finding.mend.kind) ? null : (
                <Button kind="plain" aria-label={`${finding.mend.label}: ${finding.text}`} onClick={() => resolve(finding)}>
                  {finding.mend.label}
                </Button>
              )}
            </li>
          ))}
      </ul>
    </Card>
  );
}
