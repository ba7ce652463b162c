import { findRow } from '@eupraxia/catalogue';
import { type Answer, type ChartView, type Order, type OrderInForce, ordersInForce } from '@eupraxia/clinical/chart';
import { type ActivityVerdict, chartGate, dayOfVisit, type Finding, patientOfVisit, visitGate } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
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

/**
 * The same as a visit stands: its own orders and answers, and its verdicts.
 * @param precautions the chart's own words, which a visit does not hold
 */
export function visitPrecautions(
  visit: Visit,
  precautions: readonly { readonly id: string; readonly text: string }[],
): readonly RankedPrecaution[] {
  const { orders } = visit;
  const answers = patientOfVisit(visit)?.answers ?? {};
  return rankPrecautions({ precautions, orders, screening: { answers } }, visitGate(visit), dayOfVisit(visit));
}

/** As much of a chart as precautions are made of. */
export interface PrecautionParts {
  readonly precautions: readonly { readonly id: string; readonly text: string }[];
  readonly orders: readonly Order[];
  readonly screening: { readonly answers: Readonly<Record<string, Answer>> } | null;
}

/** The same from verdicts that are at hand. What the chart and an answer both say stands once, as grave as either. */
export function rankPrecautions(
  view: PrecautionParts,
  verdicts: readonly Pick<ActivityVerdict, 'findings'>[],
  today: string,
): readonly RankedPrecaution[] {
  const findings = verdicts.flatMap((one) => one.findings);
  const worst = (rests: (about: string) => boolean): PrecautionSeverity =>
    severities.find((severity) => findings.some((one) => severityOf(one) === severity && one.about.some(rests))) ?? 'none';
  const ordered = ordersInForce(view.orders, today).map(
    (order): RankedPrecaution => ({
      id: order.id,
      from: 'order',
      order,
      severity: worst((about) => about === `order:${order.kind}` || about.startsWith(`order:${order.kind}:`)),
    }),
  );
  const answered = Object.entries(view.screening?.answers ?? {}).flatMap(([question, answer]): readonly AnsweredPrecaution[] => {
    const row = findRow('screen', question);
    if (row === undefined || answer.answer !== 'yes' || question === listSeenQuestion) return [];
    const severity = worst((about) => about === question);
    // What is over is a precaution only where a rule still says so.
    if (severity === 'none' && answer.state === 'healed') return [];
    return [{ id: question, from: 'answer', question, name: row.name, answer, severity }];
  });
  const twice = new Map(
    view.precautions.flatMap(({ id, text }) => {
      const same = answered.find((one) => saysSame(text, one));
      return same === undefined ? [] : [[id, same] as const];
    }),
  );
  const charted = view.precautions.flatMap(({ id, text }): readonly RankedPrecaution[] => {
    const same = twice.get(id);
    if (same !== undefined && isPlaced(same)) return [];
    const severity = same === undefined || same.severity === 'none' ? 'note' : same.severity;
    return [{ id, from: 'chart', text, severity }];
  });
  const dropped = new Set([...twice.values()].filter((one) => !isPlaced(one)));
  return [...charted, ...ordered, ...answered.filter((one) => !dropped.has(one))].toSorted(
    (a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity),
  );
}

type AnsweredPrecaution = Extract<RankedPrecaution, { readonly from: 'answer' }>;

/** What a chart usually writes for a question, beside its name. */
const chartedAs: Readonly<Record<string, readonly string[]>> = {
  falls: ['fall risk', 'falls risk', 'high fall risk', 'fall precautions', 'falls precautions'],
  'orthostatic-hypotension': ['orthostatic hypotension', 'blood pressure may fall on standing'],
  'heat-sensitivity': ['heat sensitivity', 'heat sensitive'],
};

/**
 * Whether a precaution of the chart says what an answer says: its words up to the first comma or colon are the name of the
 * question, or what charts usually write for it. An answer that names side or place stands for one without further words.
 */
function saysSame(text: string, one: AnsweredPrecaution): boolean {
  const [head = '', rest = ''] = text.split(/[,:;](.*)/s);
  const words = head.trim().toLowerCase();
  if (isPlaced(one) && rest.trim() !== '') return false;
  return words === one.name.toLowerCase() || (chartedAs[one.question] ?? []).includes(words);
}

const isPlaced = ({ answer }: AnsweredPrecaution): boolean => answer.side !== undefined || (answer.regions ?? []).length > 0;

const severities = ['block', 'reason', 'note'] as const;
const ranks: readonly PrecautionSeverity[] = [...severities, 'none'];

function severityOf({ severity, certain, reason }: Finding): PrecautionSeverity {
  if (severity === 'block' && certain) return 'block';
  if (severity === 'note' || reason !== undefined) return 'note';
  return 'reason';
}
