import type { AuditRow } from '@eupraxia/api';

/** What a row of the audit trail is about, for its text: the key of the sentence and what fills it; null for nothing more. */
export type About =
  | { readonly key: 'aboutChart' | 'aboutVisit'; readonly number: string | null }
  | { readonly key: 'aboutPerson' | 'aboutDevice' | 'aboutOther'; readonly text: string }
  | { readonly key: 'aboutDay'; readonly day: string }
  | { readonly key: 'aboutCall'; readonly call: string; readonly code: string; readonly more: number };

/** Reads the stored subject of a row. What a newer program wrote is shown as it stands. */
export function aboutOf({ subject, chart, person }: Pick<AuditRow, 'subject' | 'chart' | 'person'>): About | null {
  const colon = subject.indexOf(':');
  const [kind, text] = colon < 0 ? [subject, ''] : [subject.slice(0, colon), subject.slice(colon + 1)];
  if (chart !== undefined) return { key: kind === 'visit' ? 'aboutVisit' : 'aboutChart', number: chart.chartNumber };
  if (person !== undefined) return { key: 'aboutPerson', text: person };
  switch (kind) {
    case 'clinic':
    case 'template':
    case 'link':
    case 'invitation':
      return null;
    case 'device':
      return { key: 'aboutDevice', text };
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { key: 'aboutDay', day: text } : { key: 'aboutOther', text: subject };
    case 'procedure': {
      const found = /^(.+) (EUP_[A-Z_]+)(?: x(\d+))?$/.exec(text);
      return found?.[1] && found[2]
        ? { key: 'aboutCall', call: found[1], code: found[2], more: Number(found[3] ?? 0) }
        : { key: 'aboutOther', text: subject };
    }
    default:
      return { key: 'aboutOther', text: subject };
  }
}

/** How often a row that says `x12` at its end stands for more of the same within the minute. */
export function moreOf(subject: string): number {
  return Number(/ x(\d+)$/.exec(subject)?.[1] ?? 0);
}
