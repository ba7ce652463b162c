import { type GateWhen, liesWithin } from '@eupraxia/catalogue';
import type { Order } from '../evaluation/order.ts';
import { answerOf, type Facts, isOfBody, narrows, placeOf, reachOf, sameSide, weeksSince } from './facts.ts';
import type { Described, Loaded } from './item-demands.ts';
import { anyMovement, meets, regionsOfJoint } from './movements.ts';

export type Truth = 'true' | 'false' | 'unknown';

/** What became of one condition: its truth, what it rests on, what would settle it, and whether it concerns this person at all. */
export interface Tested {
  readonly truth: Truth;
  readonly about: readonly string[];
  readonly ask: readonly string[];
  /** An answer or an order of this person is true or open in it; what only the activity leaves open asks nobody. */
  readonly person: boolean;
}

const held = (holds: boolean, about: readonly string[] = [], person = false): Tested => ({
  truth: holds ? 'true' : 'false',
  about: holds ? about : [],
  ask: [],
  person: holds && person,
});
const open = (ask: string, person: boolean): Tested => ({ truth: 'unknown', about: person ? [ask] : [], ask: [ask], person });

/**
 * Tests a condition of a rule, three-valued (Kleene): a part that is unknown neither meets nor clears it. Pure.
 */
export function test(when: GateWhen, facts: Facts, item: Described): Tested {
  switch (when.kind) {
    case 'all':
    case 'any':
      return join(
        when.kind,
        when.of.map((one) => test(one, facts, item)),
      );
    case 'not':
      return inverse(test(when.of, facts, item));
    case 'answer':
      return answered(when, facts, item);
    case 'weeks': {
      const { since } = answerOf(facts, when.question);
      const weeks = weeksSince(since, facts.on);
      if (weeks === null) return open(when.question, true);
      return held(weeks >= (when.from ?? 0) && weeks < when.below, [when.question], true);
    }
    case 'place': {
      const place = placeOf(facts, when.question);
      if (place.length === 0) return open(when.question, true);
      const lies = (id: string) => when.any.some((outer) => liesWithin(id, outer));
      return held(when.every === true ? place.every(lies) : place.some(lies), [when.question], true);
    }
    case 'tissue': {
      const { tissue } = answerOf(facts, when.question);
      return tissue === undefined ? open(when.question, true) : held(tissue === when.is, [when.question], true);
    }
    case 'wells': {
      const { wells } = answerOf(facts, 'deep-vein-thrombosis');
      return wells === undefined ? open('deep-vein-thrombosis', true) : held(wells >= when.least, ['deep-vein-thrombosis'], true);
    }
    case 'cleared': {
      const { state, by } = answerOf(facts, when.question);
      const ordered = facts.orders.some((order) => order.kind === 'clearance' && order.of === when.question);
      return held(ordered || (state === 'cleared' && by !== undefined), ['order:clearance'], true);
    }
    case 'clot-treated': {
      const { since } = answerOf(facts, 'deep-vein-thrombosis');
      return held(since !== undefined && answerOf(facts, 'anticoagulants').answer === 'yes', ['anticoagulants'], true);
    }
    case 'order':
      return orderOnFile(when, facts, item);
    case 'condition':
      return held(
        facts.patient.conditions.some((id) => when.any.includes(id)),
        ['conditions'],
      );
    case 'age': {
      const { age } = facts.patient;
      return age === null ? open('age', true) : held(age < when.below, ['age']);
    }
    default:
      return ofItem(when, facts, item);
  }
}

function answered(when: Extract<GateWhen, { kind: 'answer' }>, facts: Facts, item: Described): Tested {
  const { question } = when;
  const given = answerOf(facts, question);
  if (given.answer === 'unknown') return open(question, true);
  if (given.answer !== when.is) return held(false);
  const state = given.state ?? 'unspecified';
  if (when.states !== undefined && !when.states.includes(state))
    return state === 'unspecified' ? open(question, true) : held(false);
  if (when.not?.includes(state) === true) return held(false);
  if (when.anywhere === true || !narrows(question)) return held(true, [question], true);
  const parts: readonly Loaded[] = isOfBody(question) ? item.loaded : item.regions.map((region) => ({ region, side: item.side }));
  const place = reachOf(facts, question);
  // What nobody placed may be anywhere, and what works on no named part may work there.
  if (parts.length === 0 || place.length === 0)
    return (parts.length === 0 ? [item] : parts).some((part) => sameSide(given.side, part)) ? open(question, true) : held(false);
  return held(
    parts.some((part) => sameSide(given.side, part) && place.some((other) => meets(part.region, other))),
    [question],
    true,
  );
}

/** `weight-bearing`, `parameter:systolic`, `diet:NPO`, `clearance:acute-stroke`, `activity:bed-rest`. */
function orderOnFile({ any, about }: Extract<GateWhen, { kind: 'order' }>, facts: Facts, item: Described): Tested {
  const found = facts.orders.some((order) => {
    const value = 'value' in order ? order.value : 'what' in order ? order.what : 'of' in order ? order.of : '';
    const named = any.some((one) => {
      const [kind, detail] = one.split(':');
      if (kind !== order.kind) return false;
      return detail === undefined || plain(value).includes(plain(detail));
    });
    if (!named) return false;
    if (about !== undefined) return concerns(order, about, facts);
    return order.kind !== 'sling' || touchesOrder(order, item);
  });
  return held(
    found,
    any.slice(0, 1).map((one) => `order:${one}`),
    true,
  );
}

/** Whether an order concerns the part of the body that an answer is about: of another side or part it opens nothing. */
function concerns(order: Order, question: string, facts: Facts): boolean {
  const { side } = answerOf(facts, question);
  const place = placeOf(facts, question);
  if (order.side !== undefined && order.side !== 'bilateral' && side !== undefined && order.side !== side) return false;
  const { region } = order;
  if (region !== undefined && place.length > 0 && !place.some((id) => meets(id, region))) return false;
  // An order of movement opens the house rule of a joint only where it speaks of that joint.
  return order.kind !== 'movement' || order.blocks.some((trait) => place.some((id) => trait.startsWith(`${id}-`)));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether an order's side and region may be what the activity works on. */
export function touchesOrder(
  order: { readonly side?: string | undefined; readonly region?: string | undefined },
  item: Described,
): boolean {
  const { region } = order;
  if (region === undefined || item.loaded.length === 0) return sameSide(order.side, item);
  return item.loaded.some((part) => sameSide(order.side, part) && meets(part.region, region));
}

type OfItem = Exclude<
  GateWhen,
  {
    kind:
      | 'all'
      | 'any'
      | 'not'
      | 'answer'
      | 'weeks'
      | 'place'
      | 'tissue'
      | 'wells'
      | 'cleared'
      | 'clot-treated'
      | 'order'
      | 'condition'
      | 'age';
  }
>;

/** What the record of the activity says; where nobody described it, what is not there is unknown. */
function ofItem(when: OfItem, facts: Facts, item: Described): Tested {
  const { demands, whole, agentsKnown } = item;
  const known = (holds: boolean, described: boolean): Tested =>
    holds ? held(true) : described ? held(false) : open('traits', false);
  const seen = (holds: boolean): Tested => known(holds, whole);
  switch (when.kind) {
    case 'treats':
      return held(item.treats);
    case 'exercise':
      return held(when.any.includes(item.item.exerciseId));
    case 'feature':
      return seen(demands.features.some((one) => when.any.includes(one)));
    case 'agent':
      return known(
        demands.agents.some((one) => when.any.includes(one)),
        agentsKnown,
      );
    case 'contact':
      return known(when.any.includes(demands.contact), agentsKnown);
    case 'exertion':
      return seen(demands.exertion >= when.least);
    case 'position': {
      const usual = demands.positions[0];
      return usual === undefined ? seen(false) : held(when.any.includes(usual));
    }
    case 'leg-weight':
      return seen(when.any.includes(demands.legWeight));
    case 'arm-weight':
      return seen(when.any.includes(demands.armWeight));
    case 'balance':
      return seen(when.any.includes(demands.balance));
    case 'region':
      if (item.regions.length === 0) return open('traits', false);
      return held(
        item.regions.some((id) => when.any.some((outer) => (when.exact === true ? liesWithin(id, outer) : meets(id, outer)))),
      );
    case 'moves': {
      const place = when.at === undefined ? null : placeOf(facts, when.at);
      const holds = anyMovement(demands.movements, (movement) => {
        if (when.joints !== undefined && !when.joints.includes(movement.joint)) return false;
        if (when.directions !== undefined && !when.directions.includes(movement.direction) && movement.direction !== 'all')
          return false;
        if (when.modes !== undefined && !when.modes.includes(movement.mode)) return false;
        if (when.reach !== undefined && movement.reach !== 'end' && movement.reach !== when.reach) return false;
        if (place === null || place.length === 0) return true;
        return regionsOfJoint(movement.joint).some((id) => place.some((other) => meets(id, other)));
      });
      return seen(holds);
    }
  }
}

/** Kleene's conjunction or disjunction, keeping what decided it and what would settle it. */
function join(kind: 'all' | 'any', parts: readonly Tested[]): Tested {
  const decisive: Truth = kind === 'all' ? 'false' : 'true';
  const decided = parts.filter((part) => part.truth === decisive);
  const about = [
    ...new Set((decided.length > 0 ? decided : parts.filter((part) => part.truth !== 'false')).flatMap((part) => part.about)),
  ];
  const person = parts.some((part) => part.person);
  if (decided.length > 0) return { truth: decisive, about, ask: [], person };
  const unknown = parts.filter((part) => part.truth === 'unknown');
  if (unknown.length > 0) return { truth: 'unknown', about, ask: [...new Set(unknown.flatMap((part) => part.ask))], person };
  return { truth: kind === 'all' ? 'true' : 'false', about, ask: [], person };
}

function inverse(tested: Tested): Tested {
  if (tested.truth === 'unknown') return tested;
  return { truth: tested.truth === 'true' ? 'false' : 'true', about: [], ask: [], person: tested.person };
}
