import { findRow } from '@eupraxia/catalogue';
import {
  type diets,
  type NewOrder,
  type Order,
  type OrderKind,
  type orderedParameters,
  orderKinds,
  orderSchema,
  protocolPhases,
  type weightBearings,
} from '@eupraxia/clinical/chart';
import type { Finding } from '@eupraxia/clinical/gate';
import { mayBeCleared, partsOf } from './answer-fields.ts';
import { isQuestion } from './groups.ts';

/** An order while it is written: numbers are text, and what nobody chose is absent. */
export interface OrderDraft {
  readonly kind?: OrderKind | undefined;
  readonly weight?: (typeof weightBearings)[number] | undefined;
  readonly percent?: string;
  readonly allows?: readonly (typeof protocolPhases)[number][] | undefined;
  readonly what?: (typeof orderedParameters)[number] | undefined;
  readonly least?: string;
  readonly most?: string;
  readonly blocks?: readonly string[] | undefined;
  readonly diet?: (typeof diets)[number] | undefined;
  /** Id of the question that a clearance answers. */
  readonly of?: string | undefined;
  readonly words?: string;
  readonly side?: 'left' | 'right' | 'bilateral' | undefined;
  readonly region?: string | undefined;
  readonly from: string;
  /** Empty where no end was named. */
  readonly until?: string;
  readonly by?: string;
  readonly document?: string;
}

/** What keeps a draft from being an order, by the field that it is said at. */
export type OrderFlaw = 'kind' | 'value' | 'percent' | 'range' | 'by' | 'from' | 'until';

/** Kinds of order that concern one part of the body. */
export const placedKinds: ReadonlySet<OrderKind> = new Set(['weight-bearing', 'protocol', 'movement', 'brace', 'sling']);

/** Everything that is missing or wrong; empty where the draft is an order. */
export function orderFlaws(draft: OrderDraft): readonly OrderFlaw[] {
  if (draft.kind === undefined) return ['kind'];
  const flaws: OrderFlaw[] = [];
  if (valueMissing(draft)) flaws.push('value');
  if (draft.kind === 'weight-bearing' && draft.weight === 'PWB' && text(draft.percent) !== '') {
    const percent = Number(draft.percent);
    if (!Number.isInteger(percent) || percent < 1 || percent > 99) flaws.push('percent');
  }
  if (draft.kind === 'parameter' && rangeWrong(draft)) flaws.push('range');
  if (text(draft.by) === '') flaws.push('by');
  if (draft.from === '') flaws.push('from');
  if (text(draft.until) !== '' && text(draft.until) < draft.from) flaws.push('until');
  return flaws;
}

const text = (value: string | undefined): string => value?.trim() ?? '';

function valueMissing(draft: OrderDraft): boolean {
  switch (draft.kind) {
    case 'weight-bearing':
      return draft.weight === undefined;
    case 'protocol':
      // A protocol may allow no motion at all; that nobody chose is another thing.
      return draft.allows === undefined;
    case 'parameter':
      return draft.what === undefined;
    case 'movement':
      return (draft.blocks ?? []).length === 0;
    case 'diet':
      return draft.diet === undefined;
    case 'clearance':
      return draft.of === undefined;
    default:
      return text(draft.words) === '';
  }
}

function rangeWrong({ least, most }: OrderDraft): boolean {
  const ends = [text(least), text(most)];
  if (ends.every((end) => end === '')) return true;
  const [low, high] = ends.map((end) => (end === '' ? undefined : Number(end)));
  const outside = (end: number | undefined): boolean => end !== undefined && !(end >= 0 && end <= 1000);
  return outside(low) || outside(high) || (low !== undefined && high !== undefined && low >= high);
}

/** The order of a draft; undefined while it has a flaw. */
export function orderOf(draft: OrderDraft, id: string): NewOrder | undefined {
  if (orderFlaws(draft).length > 0) return undefined;
  const until = text(draft.until);
  const common = {
    id,
    kind: draft.kind,
    ...(draft.side === undefined ? {} : { side: draft.side }),
    ...(draft.region === undefined ? {} : { region: draft.region }),
    from: draft.from,
    until: until === '' ? null : until,
    by: text(draft.by),
    ...(text(draft.document) === '' ? {} : { document: text(draft.document) }),
  };
  const read = orderSchema.safeParse({ ...common, ...orderPart(draft) });
  return read.success ? (read.data as NewOrder) : undefined;
}

function orderPart(draft: OrderDraft): object {
  const number = (key: 'percent' | 'least' | 'most') => (text(draft[key]) === '' ? {} : { [key]: Number(draft[key]) });
  switch (draft.kind) {
    case 'weight-bearing':
      return { value: draft.weight, ...(draft.weight === 'PWB' ? number('percent') : {}) };
    case 'protocol':
      return { allows: protocolPhases.filter((phase) => draft.allows?.includes(phase)) };
    case 'parameter':
      return { what: draft.what, ...number('least'), ...number('most') };
    case 'movement':
      return { blocks: draft.blocks };
    case 'diet':
      return { value: draft.diet };
    case 'clearance':
      return { of: draft.of };
    default:
      return { value: text(draft.words) };
  }
}

/** An order on file, opened to be replaced. It begins today and its end is asked again. */
export function draftOfOrder(order: Order, today: string): OrderDraft {
  const common = {
    kind: order.kind,
    side: order.side,
    region: order.region,
    from: today,
    by: order.by,
    ...(order.document === undefined ? {} : { document: order.document }),
  };
  switch (order.kind) {
    case 'weight-bearing':
      return { ...common, weight: order.value, ...(order.percent === undefined ? {} : { percent: String(order.percent) }) };
    case 'protocol':
      return { ...common, allows: order.allows };
    case 'parameter':
      return {
        ...common,
        what: order.what,
        ...(order.least === undefined ? {} : { least: String(order.least) }),
        ...(order.most === undefined ? {} : { most: String(order.most) }),
      };
    case 'movement':
      return { ...common, blocks: order.blocks };
    case 'diet':
      return { ...common, diet: order.value };
    case 'clearance':
      return { ...common, of: order.of };
    default:
      return { ...common, words: order.value };
  }
}

/** The order that a finding wants renewed: without an end and older than 90 days. Undefined where it wants a new one. */
export function orderToRenew<O extends Order>(finding: Finding, orders: readonly O[]): O | undefined {
  if (finding.rule !== 'order-to-renew') return undefined;
  return orders.find((order) => finding.about.includes(`order:${order.kind}`) && finding.text.includes(order.from));
}

/** The order that a finding asks for, as far as its rule says which: its kind, and the question that a clearance answers. */
export function draftForFinding(finding: Finding, today: string): OrderDraft {
  const named = finding.about.flatMap((id) => (id.startsWith('order:') ? [id.slice('order:'.length)] : []));
  const row = findRow('safety', finding.rule);
  const parts = row?.when.phase === 'plan' ? partsOf(row.when.is) : [];
  const wanted = [...named, ...parts.flatMap((part) => (part.kind === 'order' ? part.any : []))].map((one) => one.split(':'));
  for (const [kind, detail] of wanted) {
    const found = orderKinds.find((one) => one === kind);
    if (found === undefined) continue;
    if (found === 'clearance' && detail !== undefined) return { kind: found, of: detail, from: today };
    if (found !== 'clearance') return { kind: found, from: today };
  }
  const cleared =
    parts.find((part) => part.kind === 'cleared')?.question ?? finding.about.find((id) => isQuestion(id) && mayBeCleared(id));
  return cleared === undefined ? { from: today } : { kind: 'clearance', of: cleared, from: today };
}
