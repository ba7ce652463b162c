import { displayed } from '@eupraxia/kernel';
import type { RowBase } from '../base.ts';
import { muscles } from '../body/muscles.ts';
import { codes } from '../codes.ts';
import { conditions } from '../conditions/conditions.ts';
import { rowNameWithSide } from '../conditions/laterality.ts';
import { deficits } from '../deficits.ts';
import { exercises } from '../exercises/exercises.ts';
import { goals } from '../goals.ts';
import { measures } from '../measures/measures.ts';
import type { ConditionRow } from '../row.ts';
import type { Label, LabelSide, Labels, PlacedLabel } from './labels.ts';

/** Inside a sentence a name begins small, unless its row says that it is a proper name. */
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const label = (alone: string, inside: string): Label => ({ alone: displayed(alone), inside: displayed(inside) });

const named = ({ name, properName }: Pick<RowBase, 'name' | 'properName'>): Label =>
  label(name, properName === true ? name : small(name));

const plain = (text: string): Label => label(text, small(text));

const byId = (rows: readonly RowBase[]): ReadonlyMap<string, Label> =>
  new Map(rows.toReversed().map((row) => [row.id, named(row)]));

/** Parts of the body that exercise rows name in the plural: one side of it, and both. Of any other, `wrist on both sides`. */
const pairs: Readonly<Record<string, readonly [one: string, both: string]>> = {
  arms: ['arm', 'both arms'],
  'arms and trunk': ['arm and trunk', 'both arms and trunk'],
  fingers: ['fingers', 'both fingers'],
  hands: ['hand', 'both hands'],
  hips: ['hip', 'both hips'],
  'hips and trunk': ['hip and trunk', 'both hips and trunk'],
  legs: ['leg', 'both legs'],
  'legs and trunk': ['leg and trunk', 'both legs and trunk'],
};

function placed(part: string): { readonly [S in LabelSide]: PlacedLabel } {
  const [one, both] = pairs[part] ?? [part];
  const bare = (text: string): PlacedLabel => ({ bare: displayed(text), the: displayed(`the ${text}`) });
  return {
    left: bare(`left ${one}`),
    right: bare(`right ${one}`),
    bilateral: both === undefined ? bare(`${part} on both sides`) : { bare: displayed(both), the: displayed(both) },
    midline: bare(part),
  };
}

function sided(row: ConditionRow): { readonly [S in LabelSide]: Label } {
  const at = (side: LabelSide): Label => {
    const { alone, inside } = rowNameWithSide(row, side);
    return label(alone, inside);
  };
  return { left: at('left'), right: at('right'), bilateral: at('bilateral'), midline: at('midline') };
}

/** American English, from the rows' own names. */
export const enUs: Labels = {
  locale: 'en-US',
  names: {
    condition: byId(conditions),
    deficit: byId(deficits),
    exercise: byId(exercises),
    short: new Map(exercises.map((row) => [row.id, row.shortName === undefined ? named(row) : plain(row.shortName)])),
    plain: new Map(exercises.map((row) => [row.id, plain(row.plain)])),
    position: new Map(exercises.map((row) => [row.id, plain(row.position)])),
    placement: new Map(exercises.flatMap((row) => (row.placement === null ? [] : [[row.id, plain(row.placement)] as const]))),
    measure: byId(measures),
    objective: new Map(goals.map((row) => [row.id, label(row.text, `for ${row.text}`)])),
    service: new Map(codes.toReversed().map((row) => [row.code, label(row.service, row.service)])),
    muscle: byId(muscles),
  },
  placed: {
    part: new Map(exercises.map((row) => [row.bodyPart, placed(row.bodyPart)])),
    muscle: new Map(muscles.map((row) => [row.id, placed(small(row.name))])),
  },
  sided: new Map(conditions.map((row) => [row.id, sided(row)])),
};
