import { findRow } from '@eupraxia/catalogue';
import { type Answer, type ChartView, type OrderInForce, ordersInForce } from '@eupraxia/clinical/chart';
import { type ActivityVerdict, chartGate, type Finding } from '@eupraxia/clinical/gate';
import { listSeenQuestion } from './answer-fields.ts';

/** How hard a precaution bears on today's program; `none` where no activity of it is concerned. */
export type PrecautionSeverity = 'block' | 'reason' | 'note' | 'none';

/** Something that everyone has to mind: written in the chart, ordered, or answered in the safety screen. */
export type RankedPrecaution = { readonly id: string; readonly severity: PrecautionSeverity } & (
  | { readonly from: 'chart'; readonly text: string }
  | { readonly from: 'order'; readonly order: OrderInForce }
  | { readonly from: 'answer'; readonly question: string; readonly name: string; readonly answer: Answer }
);

type Parts = Parameters<typeof chartGate>[0] & Pick<ChartView, 'precautions'>;

/**
 * What to mind with this patient, gravest first: what blocks an activity of today's program, what needs a reason or an
 * answer, what is noted, and what no activity touches. Of equal weight: the chart's own words, orders, answers.
 * @param today calendar day in the clinic's zone
 */
export function rankedPrecautions(view: Parts, bornOn: string, today: string): readonly RankedPrecaution[] {
  return rankPrecautions(view, chartGate(view, bornOn, today), today);
}

/** The same from verdicts that are at hand. */
export function rankPrecautions(
  view: Pick<ChartView, 'precautions' | 'orders' | 'screening'>,
  verdicts: readonly Pick<ActivityVerdict, 'findings'>[],
  today: string,
): readonly RankedPrecaution[] {
  const findings = verdicts.flatMap((one) => one.findings);
  const worst = (rests: (about: string) => boolean): PrecautionSeverity =>
    severities.find((severity) => findings.some((one) => severityOf(one) === severity && one.about.some(rests))) ?? 'none';
  const charted = view.precautions.map(({ id, text }): RankedPrecaution => ({ id, from: 'chart', text, severity: 'note' }));
  const ordered = ordersInForce(view.orders, today).map(
    (order): RankedPrecaution => ({
      id: order.id,
      from: 'order',
      order,
      severity: worst((about) => about === `order:${order.kind}` || about.startsWith(`order:${order.kind}:`)),
    }),
  );
  const answered = Object.entries(view.screening?.answers ?? {}).flatMap(([question, answer]): readonly RankedPrecaution[] => {
    const row = findRow('screen', question);
    if (row === undefined || answer.answer !== 'yes' || question === listSeenQuestion) return [];
    const severity = worst((about) => about === question);
    // What is over is a precaution only where a rule still says so.
    if (severity === 'none' && answer.state === 'healed') return [];
    return [{ id: question, from: 'answer', question, name: row.name, answer, severity }];
  });
  return [...charted, ...ordered, ...answered].toSorted((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity));
}

const severities = ['block', 'reason', 'note'] as const;
const ranks: readonly PrecautionSeverity[] = [...severities, 'none'];

function severityOf({ severity, certain, reason }: Finding): PrecautionSeverity {
  if (severity === 'block' && certain) return 'block';
  if (severity === 'note' || reason !== undefined) return 'note';
  return 'reason';
}
