import type { NoteFinding } from '@eupraxia/clinical/note';
import type { VisitInView } from '../../visit/use-visit.ts';
import { FindingRow } from './FindingRow.tsx';
import { lookGroups } from './look-groups.ts';
import { useNoteText } from './text.ts';

/** What forbids nothing: one line that opens on a tap, by activity, the most important first. */
export function LookList({
  view,
  findings,
  resolverOf,
}: {
  readonly view: VisitInView;
  /** Ranked. */
  readonly findings: readonly NoteFinding[];
  readonly resolverOf: (finding: NoteFinding) => (() => void) | undefined;
}) {
  const t = useNoteText();
  if (findings.length === 0) return null;
  const nameOf = (id: string | undefined): string =>
    view.visit.activities.find(({ item }) => item.id === id)?.item.name ?? t('lookVisit');
  return (
    <details className="finding-look">
      <summary>{t('look', { count: findings.length })}</summary>
      {lookGroups(findings).map(({ activityId, findings: those }) => (
        <section key={activityId ?? ''}>
          <h4>{nameOf(activityId)}</h4>
          <ul>
            {those.map((finding) => (
              <FindingRow
                key={`${finding.key} ${finding.text}`}
                finding={finding}
                text={finding.element === undefined ? undefined : t(`element-${finding.element}`)}
                onResolve={resolverOf(finding)}
              />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
