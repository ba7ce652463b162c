import type { Quantity } from '@eupraxia/signal';
import type { RecordedChannel } from './recording.ts';

/** What a column holds of a force plate or of a path. */
export interface ColumnName {
  /** `1`, `2` …, `left`, `right`; empty where the name tells no plate. */
  readonly plate: string;
  readonly component: `${'f' | 'm' | 'cop'}${'x' | 'y' | 'z'}` | 'copml' | 'copap';
}

const words =
  /^(forceplate|forceplatform|platform|plate|fplate|pf|fp|amti|kistler|bertec|left|right)?(\d{1,2})?(force|moment|cop|centerofpressure|centreofpressure)?([fm])?(x|y|z|ml|ap|mediolateral|anteroposterior)(\d{1,2})?$/;
/** `F1Z`, `COP2x`. */
const numbered = /^(f|m|cop)(\d{1,2})([xyz])$/;
const levels = new Map([
  ['ml', 'ml'],
  ['mediolateral', 'ml'],
  ['ap', 'ap'],
  ['anteroposterior', 'ap'],
]);
/** What a column that its name tells to be one of these may be by its unit: whatever is stated to be something else is not. */
const fitting: Readonly<Record<'f' | 'm' | 'cop', ReadonlySet<Quantity>>> = {
  f: new Set(['force', 'voltage', 'other', 'unknown']),
  m: new Set(['moment', 'voltage', 'other', 'unknown']),
  cop: new Set(['center-of-pressure', 'voltage', 'other', 'unknown']),
};

/**
 * Tells a force plate's column, or a path's, by its name and quantity: `Fz`, `FP1 Fz`, `PF1Fz`, `F1Z`, `Force.Fz1`, `COPx`,
 * `CoP ML`, `AP`. A name that is nothing but x or y counts where the file has two columns. Null for every other column.
 * @param columns how many columns there are
 */
export function columnName({ name, quantity }: RecordedChannel, columns: number): ColumnName | null {
  const bare = name
    .toLowerCase()
    .replace(/\s*[([][^()[\]]*[)\]]$|_(cm|mm|m|n|nm|nmm)$/, '')
    .replace(/[^a-z0-9]/g, '');
  const [, short, number, end] = numbered.exec(bare) ?? [];
  if (short !== undefined) return fittingOf(short as 'f', end as 'x', number ?? '', quantity);
  const found = words.exec(bare);
  if (found === null) return null;
  const [, where, before, said, letter, axis = '', after] = found;
  const side = where === 'left' || where === 'right' ? where : '';
  const level = levels.get(axis) as 'ml' | 'ap' | undefined;
  const kind = letter ?? (said === undefined ? undefined : said.startsWith('c') ? 'cop' : said[0]);
  const alone = kind === undefined && (level !== undefined || (columns === 2 && bare.length === 1));
  if (kind === undefined && !alone) return null;
  if (level !== undefined && (kind ?? 'cop') !== 'cop') return null;
  return fittingOf((kind ?? 'cop') as 'f', (level ?? axis) as 'x', side || (before ?? after ?? ''), quantity);
}

function fittingOf(kind: 'f' | 'm' | 'cop', axis: 'x' | 'y' | 'z', plate: string, quantity: Quantity): ColumnName | null {
  return fitting[kind].has(quantity) ? { plate, component: `${kind}${axis}` as ColumnName['component'] } : null;
}
