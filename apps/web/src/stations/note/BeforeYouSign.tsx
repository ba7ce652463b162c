import { type NoteFinding, rankFindings, unreadEntries } from '@eupraxia/clinical/note';
import { useNavigate } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Icon } from '../../kit/Icon.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { FindingRow } from './FindingRow.tsx';
import { LookList } from './LookList.tsx';
import { type Remedy, remedyFor } from './RemedySheet.tsx';
import { useNoteText } from './text.ts';

/**
 * What stands before the signature: what must be resolved, what is asked once and may be signed without, and behind one line
 * what is only looked at. A button resolves at once where that says all, else in a sheet; only what needs the signal opens Live.
 */
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
  readonly list: Ref<HTMLDivElement>;
}) {
  const t = useNoteText();
  const navigate = useNavigate();
  const { journal } = view;
  const { role } = useMe();
  // An assistant's reason, and a time in question, are confirmed by a therapist alone.
  const offers = (kind: string | undefined): boolean =>
    view.writes && ((kind !== 'reason.confirmed' && kind !== 'time.confirmed') || role === 'therapist');

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

  const resolverOf = (finding: NoteFinding) => (offers(finding.mend?.kind) ? () => resolve(finding) : undefined);
  const { resolve: must, ask, look } = rankFindings(findings);

  return (
    <Card title={t('before')}>
      {must.length + ask.length > 0 ? null : (
        <p className="finding">
          <span className="finding-done">
            <Icon name="done" size={18} />
          </span>
          {t('beforeNone')}
        </p>
      )}
      <div ref={list} tabIndex={-1} className="finding-lists">
        {must.length === 0 ? null : (
          <section>
            <h3>{t('mustResolve')}</h3>
            <ul>
              {must.map((finding) => (
                <FindingRow
                  key={`${finding.key} ${finding.text}`}
                  finding={finding}
                  icon="blocks"
                  onResolve={resolverOf(finding)}
                />
              ))}
            </ul>
          </section>
        )}
        {ask.length === 0 ? null : (
          <section>
            <h3>{t('askedOnce')}</h3>
            <ul>
              {ask.map((finding) => (
                <FindingRow key={finding.key} finding={finding} icon="attention" onResolve={resolverOf(finding)}>
                  {finding.gap === undefined || !view.writes ? null : (
                    <Button
                      kind="plain"
                      aria-label={`${t('signWithout')}: ${finding.text}`}
                      onClick={() => {
                        if (finding.gap !== undefined) void journal.append('gap.accepted', { gap: finding.gap });
                      }}
                    >
                      {t('signWithout')}
                    </Button>
                  )}
                </FindingRow>
              ))}
            </ul>
          </section>
        )}
        <LookList view={view} findings={look} resolverOf={resolverOf} />
      </div>
    </Card>
  );
}
