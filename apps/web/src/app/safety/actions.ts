import { findRow } from '@eupraxia/catalogue';
import type { Finding } from '@eupraxia/clinical/gate';
import { partsOf } from './answer-fields.ts';
import { isQuestion } from './groups.ts';

/** What a person can do about a finding. */
export type FindingAction =
  | { readonly kind: 'answer'; readonly question: string }
  | { readonly kind: 'order' | 'traits' | 'consent' | 'vitals' | 'direction' | 'age' | 'reason' };

const others = ['order', 'traits', 'consent', 'vitals', 'direction', 'age'] as const;

/**
 * What can be done about a finding, what it asks for first: answers, a description, a consent, an order; a reason where it
 * owes one; and the answer that it rests on, to look at and to correct.
 */
export function actionsOf(finding: Finding): readonly FindingAction[] {
  if (finding.severity === 'note') return [];
  const { ask = [], about, certain } = finding;
  const asked = others.filter((kind) => ask.includes(kind) || (kind === 'order' && opensByOrder(finding)));
  const owes = finding.severity === 'reason' && certain && finding.reason === undefined;
  const questions = [...new Set([...ask, ...(certain ? about : [])])].filter(isQuestion);
  return [
    ...(owes ? [{ kind: 'reason' } as const] : []),
    ...asked.map((kind) => ({ kind })),
    ...questions.map((question) => ({ kind: 'answer', question }) as const),
  ];
}

/** Whether an order on file, or a clearance, takes a block away. */
function opensByOrder({ rule, severity, certain }: Finding): boolean {
  if (severity !== 'block' || !certain) return false;
  const row = findRow('safety', rule);
  if (row?.when.phase !== 'plan') return false;
  return partsOf(row.when.is).some((part) => part.kind === 'not' && (part.of.kind === 'cleared' || part.of.kind === 'order'));
}
