import {
  type Agent,
  type Contact,
  type Demands,
  exerciseDemands,
  type Feature,
  type Joint,
  type Mode,
  measureDemands,
  type Position,
  type Reach,
  techniqueDemands,
} from '@eupraxia/catalogue';
import type { Exertion, ItemTraits, NewItemTraits } from '@eupraxia/clinical/chart';

export const agents = [
  'current',
  'magnetic',
  'diathermy',
  'ultrasound',
  'heat',
  'cold',
  'iontophoresis',
  'traction',
  'compression',
  'light-therapy',
] as const satisfies readonly Agent[];

export const contacts = [
  'none',
  'guidance',
  'firm-pressure',
  'mobilization',
  'thrust',
  'needling',
] as const satisfies readonly Contact[];

export const positions = [
  'supine',
  'prone',
  'side-lying',
  'sitting',
  'quadruped',
  'kneeling',
  'standing',
  'walking',
  'floor',
  'wheelchair',
] as const satisfies readonly Position[];

export const legWeights = ['none', 'partial', 'full', 'single'] as const satisfies readonly Demands['legWeight'][];
export const armWeights = ['none', 'partial', 'full'] as const satisfies readonly Demands['armWeight'][];
export const balances = ['none', 'low', 'moderate', 'high'] as const satisfies readonly Demands['balance'][];

export const joints = [
  'shoulder',
  'scapula',
  'elbow',
  'forearm',
  'wrist',
  'hand',
  'hip',
  'knee',
  'ankle',
  'foot',
  'spine',
  'neck',
  'pelvis',
  'face',
  'jaw',
  'pelvic-floor',
] as const satisfies readonly Joint[];
export const modes = ['passive', 'active-assisted', 'active', 'resisted'] as const satisfies readonly Mode[];
export const reaches = ['within', 'past', 'end'] as const satisfies readonly Reach[];

/** Features in the order in which they are offered: what the gym meets most, first. */
export const features = [
  'maximal-effort',
  'breath-holding',
  'aerobic-effort',
  'impact',
  'lifting',
  'pushing-or-pulling',
  'push-up-on-arms',
  'head-below-heart',
  'eyes-closed',
  'head-movement',
  'emg',
  'adhesive-on-skin',
  'spinning',
  'swallowing',
  'small-objects',
  'head-mounted-display',
  'flashing-display',
  'body-weight-harness',
  'quick-stretch',
  'joint-traction',
  'latex',
  'water',
  'unsupervised',
] as const satisfies readonly Feature[];

/** A description while it is tapped together; what nobody chose is absent. */
export interface TraitsDraft {
  /** Absent until an agent, or none, was chosen. */
  readonly agents?: readonly (typeof agents)[number][] | undefined;
  readonly contact?: (typeof contacts)[number] | undefined;
  readonly exertion?: `${Exertion}` | undefined;
  readonly position?: (typeof positions)[number] | undefined;
  readonly legWeight?: (typeof legWeights)[number] | undefined;
  readonly armWeight?: (typeof armWeights)[number] | undefined;
  readonly balance?: (typeof balances)[number] | undefined;
  readonly features: readonly (typeof features)[number][];
  /** What it moves, where no record says so: absent until joints, or none, were chosen. */
  readonly joints?: readonly (typeof joints)[number][] | undefined;
  readonly mode?: (typeof modes)[number] | undefined;
  readonly reach?: (typeof reaches)[number] | undefined;
}

/** Whether the catalog says nothing of an exercise, so that its movements have to be described too. */
export const isUndescribed = (exerciseId: string): boolean =>
  ![exerciseDemands, techniqueDemands, measureDemands].some((table) => Object.hasOwn(table, exerciseId));

/**
 * Whether enough is said to judge it: agents and hands; of an exercise without a record also exertion, position, and what it
 * moves, how and how far.
 */
export function isWholeTraits(draft: TraitsDraft, undescribed: boolean): boolean {
  const { agents: applied, contact, exertion, position } = draft;
  if (applied === undefined || contact === undefined) return false;
  return !undescribed || (exertion !== undefined && position !== undefined && movementsOf(draft) !== undefined);
}

/** Every direction of each joint: nobody is asked for each one. Undefined while something of it is not said. */
function movementsOf({ joints: moved, mode, reach }: TraitsDraft): string[] | undefined {
  if (moved === undefined) return undefined;
  if (moved.length === 0) return [];
  return mode === undefined || reach === undefined ? undefined : moved.map((joint) => `${joint} all ${reach} ${mode}`);
}

/**
 * The description of a draft, with who says so and on which day; undefined while something that the rules need is not said.
 * Of an exercise that the catalog describes it adds agents, hands and features; the rest stays the catalog's.
 */
export function traitsOf(draft: TraitsDraft, undescribed: boolean, by: string, on: string): NewItemTraits | undefined {
  const { agents: applied, contact, exertion, position, legWeight, armWeight, balance } = draft;
  if (!isWholeTraits(draft, undescribed) || applied === undefined) return undefined;
  const added = { agents: [...applied], contact, features: [...draft.features], by, on };
  const movements = movementsOf(draft);
  if (!undescribed || exertion === undefined || position === undefined || movements === undefined) return added;
  return {
    ...added,
    exertion: Number(exertion) as Exertion,
    positions: [position],
    legWeight: legWeight ?? 'none',
    armWeight: armWeight ?? 'none',
    balance: balance ?? 'none',
    movements,
  };
}

/** A saved description, opened again; words that are not offered are left to their saved form. */
export function draftOfTraits(traits: ItemTraits | undefined): TraitsDraft {
  if (traits === undefined) return { features: [] };
  const among = <T extends string>(all: readonly T[], value: string | undefined): T | undefined =>
    all.find((one) => one === value);
  const movements = traits.movements?.map((text) => text.split(' '));
  const [first] = movements ?? [];
  return {
    ...(movements === undefined ? {} : { joints: joints.filter((joint) => movements.some(([moved]) => moved === joint)) }),
    reach: among(reaches, first?.[2]),
    mode: among(modes, first?.[3]),
    ...(traits.agents === undefined ? {} : { agents: agents.filter((one) => traits.agents?.includes(one)) }),
    contact: among(contacts, traits.contact),
    exertion: traits.exertion === undefined ? undefined : `${traits.exertion}`,
    position: among(positions, traits.positions?.[0]),
    legWeight: among(legWeights, traits.legWeight),
    armWeight: among(armWeights, traits.armWeight),
    balance: among(balances, traits.balance),
    features: features.filter((one) => traits.features?.includes(one)),
  };
}
