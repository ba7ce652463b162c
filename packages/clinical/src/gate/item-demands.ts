import {
  type Agent,
  type CodeDemands,
  type Contact,
  codeDemands,
  type Demands,
  exerciseDemands,
  findRow,
  hintsIn,
  liesWithin,
  type MovementText,
  measureDemands,
  movementOf,
  regions,
  techniqueDemands,
} from '@eupraxia/catalogue';
import { meets, regionsOfJoint } from './movements.ts';
import type { GateItem } from './patient.ts';

/** An activity as the rules see it. */
export interface Described {
  readonly item: GateItem;
  /** What is known of it; where `whole` is false, what is missing here is unknown, not absent. */
  readonly demands: Demands;
  readonly whole: boolean;
  /** Nothing but assessment: a measure of light exertion, or a service that is an evaluation. */
  readonly assesses: boolean;
  /**
   * Treats at all: anything but education, rest and assessment. Nobody orders an activity that does nothing, so one without
   * a record treats until somebody says otherwise.
   */
  readonly treats: boolean;
  /** Agents and contact are known: by the record, or because the code is a service of just these. */
  readonly agentsKnown: boolean;
  readonly codeKnown: boolean;
  /** Hints in free text that neither row nor code nor the therapist's description carries. */
  readonly hints: readonly string[];
  /** Ids of regions; empty where nobody named any. */
  readonly regions: readonly string[];
  readonly side: 'left' | 'right' | 'bilateral' | null;
  /** The regions above with those that its movements and its weight load: what bones, repairs and orders are held to. */
  readonly loaded: readonly Loaded[];
}

/** A region that is loaded, and on which side; null is either. */
export interface Loaded {
  readonly region: string;
  readonly side: Described['side'];
}

const unsaid: Demands = {
  movements: [],
  positions: [],
  exertion: 0,
  legWeight: 'none',
  armWeight: 'none',
  balance: 'none',
  contact: 'none',
  agents: [],
  features: [],
};

const contacts: readonly Contact[] = ['none', 'guidance', 'firm-pressure', 'mobilization', 'thrust', 'needling'];

const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;

/** Joins what the row, the billing code and the therapist say of an activity. */
export function describe(item: GateItem): Described {
  const row = item.measure === true ? own(measureDemands, item.exerciseId) : undefined;
  const base =
    row ??
    own(exerciseDemands, item.exerciseId) ??
    own(techniqueDemands, item.exerciseId) ??
    own(measureDemands, item.exerciseId);
  const code: CodeDemands | undefined = item.code === null ? {} : own(codeDemands, item.code);
  const said = saidOf(item);
  const start = base === undefined ? (said?.demands ?? unsaid) : withSaid(base, said);
  // The contact that a therapist recorded lowers what the code means by definition, never what the row does.
  const contact = strongest(start.contact, said?.contact ?? code?.contact ?? 'none');
  const agents = [...new Set([...start.agents, ...agentsOf(code, said?.agents), ...(said?.demands.agents ?? [])])];
  const features = [
    ...new Set([
      ...start.features,
      ...(code?.features ?? []),
      ...(item.emg === true ? (['emg', 'adhesive-on-skin'] as const) : []),
      ...(item.maximal === true ? (['maximal-effort'] as const) : []),
    ]),
  ];
  const exertion = Math.max(start.exertion, code?.exertion ?? 0) as Demands['exertion'];
  const demands: Demands = { ...start, contact, agents, features, exertion };
  const worked = regionsOf(item, base);
  const side = item.side === 'midline' ? null : item.side;
  const whole = base !== undefined || said?.whole === true || code?.assesses === true;
  const assesses = (code?.assesses === true || item.measure === true) && exertion <= 1;
  const acts = exertion > 0 || demands.movements.length > 0 || contact !== 'none' || agents.length > 0;
  return {
    item,
    demands,
    whole,
    assesses,
    treats: !assesses && (acts || !whole),
    agentsKnown:
      base !== undefined ||
      said?.whole === true ||
      code?.contact !== undefined ||
      code?.agents !== undefined ||
      code?.assesses === true,
    codeKnown: item.code === null || code !== undefined || said?.brings === true,
    hints: said?.brings === true ? [] : hintsNotCarried(item, demands),
    regions: worked,
    side,
    loaded: loadedOf(demands, worked, side),
  };
}

/**
 * An exercise loads more than it is named for: a task at a counter lifts the arms, a frame bears on the wrists. A part
 * beyond the named regions may be of either side. Where nobody named a region every one is possible, and none is listed.
 */
function loadedOf(demands: Demands, worked: readonly string[], side: Described['side']): readonly Loaded[] {
  if (worked.length === 0) return [];
  const found = [
    ...demands.movements.flatMap(({ joint }) => regionsOfJoint(joint)),
    ...(demands.legWeight === 'none' ? [] : ['leg']),
    ...(demands.armWeight === 'none' ? [] : ['arm']),
  ];
  const sideOf = (region: string) => (worked.some((id) => meets(id, region)) ? side : null);
  return [
    ...worked.map((region) => ({ region, side })),
    ...[...new Set(found)].filter((id) => !worked.includes(id)).map((region) => ({ region, side: sideOf(region) })),
  ];
}

function strongest(a: Contact, b: Contact): Contact {
  return contacts.indexOf(a) >= contacts.indexOf(b) ? a : b;
}

/** A record with what a therapist adds to it. A description never takes from a record: what the row does, it does. */
function withSaid(base: Demands, said: ReturnType<typeof saidOf>): Demands {
  if (said === null) return base;
  const { movements, features, exertion } = said.demands;
  return {
    ...base,
    movements: [...base.movements, ...movements],
    features: [...new Set([...base.features, ...features])],
    exertion: Math.max(base.exertion, said.stated ? exertion : 0) as Demands['exertion'],
  };
}

/** What a code brings. Of a service that is one agent or another, the therapist says which; of every other, all. */
function agentsOf(code: CodeDemands | undefined, said: readonly Agent[] | undefined): readonly Agent[] {
  const brought = code?.agents ?? [];
  const chosen = brought.filter((agent) => said?.includes(agent) === true);
  return code?.oneOf === true && chosen.length > 0 ? chosen : brought;
}

/** The therapist's own description, where there is one; words that the catalog does not know are left out. */
function saidOf({ traits }: GateItem) {
  if (traits === undefined) return null;
  const { movements, positions, exertion, legWeight, armWeight, balance, contact, agents, features } = traits;
  const demands: Demands = {
    movements: (movements ?? []).map((text) => movementOf(text as MovementText)),
    positions: (positions ?? []) as Demands['positions'],
    exertion: (exertion ?? 1) as Demands['exertion'],
    legWeight: (legWeight ?? 'none') as Demands['legWeight'],
    armWeight: (armWeight ?? 'none') as Demands['armWeight'],
    balance: (balance ?? 'none') as Demands['balance'],
    contact: (contact ?? 'none') as Contact,
    agents: (agents ?? []) as readonly Agent[],
    features: (features ?? []) as Demands['features'],
  };
  return {
    demands,
    /** The exertion was said. */
    stated: exertion !== undefined,
    /** Agents and contact were said: what a code or a word points at is settled. */
    brings: agents !== undefined && contact !== undefined,
    /** Enough was said to judge by; what was left out of it is absent. A part alone leaves the rest unknown. */
    whole: agents !== undefined && contact !== undefined && exertion !== undefined,
    ...(contact === undefined ? {} : { contact: contact as Contact }),
    ...(agents === undefined ? {} : { agents: agents as readonly Agent[] }),
  };
}

/** What a word in free text points at and nothing carries. Free text never blocks and never clears: it asks. */
function hintsNotCarried(item: GateItem, demands: Demands): readonly string[] {
  const found = item.texts
    .flatMap((text) => hintsIn(text))
    .flatMap((hint): readonly string[] => {
      if ('agent' in hint) return demands.agents.includes(hint.agent) ? [] : [hint.agent];
      return contacts.indexOf(demands.contact) >= contacts.indexOf(hint.contact) ? [] : [hint.contact];
    });
  return [...new Set(found)];
}

/** Regions that it works on: the row's own, else what the body part names. */
function regionsOf(item: GateItem, base: Demands | undefined): readonly string[] {
  const row = findRow('exercise', item.exerciseId);
  const named = regionsIn(item.bodyPart);
  if (row === undefined) return named;
  if (base === undefined || row.regions.length === 0) return named;
  // The item's body part takes no region of the row away; it adds where else it is done, and only a whole limb says nothing new.
  return [...new Set([...row.regions, ...named.filter((id) => !row.regions.some((of) => liesWithin(of, id)))])];
}

const spoken = regions.map((row) => ({
  id: row.id,
  names: [row.id, row.name.toLowerCase(), ...row.synonyms, `${row.name.toLowerCase()}s`],
}));

/** Regions that the words of a body part name; none where they name none, which leaves every region possible. */
function regionsIn(bodyPart: string): readonly string[] {
  const text = ` ${bodyPart.toLowerCase().replace(/[^a-z0-9-]+/g, ' ')} `;
  return spoken.filter(({ names }) => names.some((name) => text.includes(` ${name} `))).map(({ id }) => id);
}
