import { findRow } from '@eupraxia/catalogue';
import type { Order } from '../evaluation/order.ts';
import type { Facts } from './facts.ts';
import type { Described } from './item-demands.ts';
import { anyMovement, meets, movementTraits, regionsOfJoint } from './movements.ts';
import { touchesOrder } from './truth.ts';

/** What an order says of a start, before it becomes a finding. */
export interface OrderFinding {
  readonly rule: string;
  readonly severity: 'block' | 'reason' | 'ask' | 'note';
  readonly certain: boolean;
  readonly about: string;
  readonly text: string;
  readonly wayOn: string;
  readonly ask: readonly string[];
}

/** What the orders on file say of an activity. They outrank house windows and numbers, in both directions. */
export function orderFindings(facts: Facts, item: Described): readonly OrderFinding[] {
  const { demands, whole } = item;
  const acts = !whole || demands.exertion > 0 || demands.movements.length > 0;
  const old = !acts
    ? []
    : facts.stale
        .filter((order) => touchesOrder(order, item))
        .map(
          (order): OrderFinding => ({
            rule: 'order-to-renew',
            severity: 'ask',
            certain: true,
            about: `order:${order.kind}`,
            text: `An order without an end is older than 90 days (${named(order)}, from ${order.from})`,
            wayOn: 'Ask whether it still holds, and record its end.',
            ask: ['order'],
          }),
        );
  return [...old, ...facts.orders.flatMap((order) => one(order, item))];
}

const named = (order: Order): string => `${order.kind}, ${order.by}`;

function one(order: Order, item: Described): readonly OrderFinding[] {
  if (!touchesOrder(order, item) && !standsOnBoth(order, item)) return [];
  switch (order.kind) {
    case 'weight-bearing':
      return weight(order, item);
    case 'protocol':
      return protocol(order, item);
    case 'movement':
      return forbidden(order, item);
    default:
      return [];
  }
}

/** Standing on both feet loads the other leg as well, whichever side is worked on, where the exercise is of both. */
function standsOnBoth(order: Order, { item, demands }: Described): boolean {
  if (order.kind !== 'weight-bearing' || isArm(order.region) || demands.legWeight !== 'full') return false;
  return findRow('exercise', item.exerciseId)?.sidePolicy === 'bilateral';
}

const isArm = (region: string | undefined): boolean => region !== undefined && meets(region, 'arm');

function weight(order: Extract<Order, { kind: 'weight-bearing' }>, item: Described): readonly OrderFinding[] {
  const { demands, whole } = item;
  const borne = isArm(order.region) ? demands.armWeight : demands.legWeight;
  const text = `Weight-bearing is ordered: ${order.value}${order.percent === undefined ? '' : ` ${order.percent} %`}${order.side === undefined ? '' : `, ${order.side}`} (${order.by})`;
  const say = (severity: OrderFinding['severity'], wayOn: string, certain = true): readonly OrderFinding[] => [
    {
      rule: 'weight-bearing-order',
      severity,
      certain,
      about: 'order:weight-bearing',
      text,
      wayOn,
      ask: certain ? [] : ['traits'],
    },
  ];
  const lower = 'Choose a form that keeps the weight off: sitting, lying, sliding board, or the other leg as the one worked on.';
  if (!whole && borne === 'none') return order.value === 'FWB' || order.value === 'WBAT' ? [] : say('block', lower, false);
  const impact = demands.features.includes('impact');
  switch (order.value) {
    case 'NWB':
      return borne === 'none' && !impact ? [] : say('block', lower);
    case 'TTWB':
      if (borne === 'none' && !impact) return [];
      return borne === 'partial' && !impact
        ? say('note', 'Toe touch only: no more than the weight of the leg.')
        : say('block', lower);
    case 'PWB': {
      if (borne === 'none' && !impact) return [];
      if (borne === 'partial' && !impact)
        return say('note', 'Keep to the ordered part of the body weight; measure it on a scale.');
      // Standing on both legs puts about half of the weight on each.
      if (borne === 'full' && !impact && (order.percent ?? 0) >= 50)
        return say('note', 'Standing on both feet is about half of the weight: keep it even.');
      return say('block', 'A form with part of the weight: parallel bars, a walker, a scale under the foot.');
    }
    case 'WBAT':
      return impact ? say('reason', 'As tolerated is not impact: say what the surgeon agreed to.') : [];
    default:
      return [];
  }
}

function protocol(order: Extract<Order, { kind: 'protocol' }>, item: Described): readonly OrderFinding[] {
  const { demands, whole } = item;
  const text = `The protocol on file allows ${order.allows.length === 0 ? 'no motion' : order.allows.join(', ')} (${order.by})`;
  const beyond = anyMovement(demands.movements, (movement) => {
    if (order.allows.includes(movement.mode)) return false;
    const { region } = order;
    return region === undefined || regionsOfJoint(movement.joint).some((id) => meets(id, region));
  });
  const loads = !order.allows.includes('resisted') && loaded(order, item);
  if (!beyond && !loads) {
    if (whole) return [];
    return order.allows.includes('resisted')
      ? []
      : [
          {
            rule: 'protocol-order',
            severity: 'block',
            certain: false,
            about: 'order:protocol',
            text,
            wayOn: 'Describe what the exercise does.',
            ask: ['traits'],
          },
        ];
  }
  return [
    {
      rule: 'protocol-order',
      severity: 'block',
      certain: true,
      about: 'order:protocol',
      text,
      wayOn: 'Keep to the modes that it allows; a new order of the surgeon opens more.',
      ask: [],
    },
  ];
}

/** Weight, impact or lifting that the protected part takes. */
function loaded({ region }: Order, { demands }: Described): boolean {
  if (demands.features.includes('impact')) return true;
  const arm = region !== undefined && meets(region, 'arm');
  if (!arm) return false;
  return (
    demands.armWeight !== 'none' ||
    demands.features.some((one) => one === 'push-up-on-arms' || one === 'lifting' || one === 'pushing-or-pulling')
  );
}

function forbidden(order: Extract<Order, { kind: 'movement' }>, item: Described): readonly OrderFinding[] {
  const { demands, whole } = item;
  const met = order.blocks.filter((trait) => {
    const of = Object.hasOwn(movementTraits, trait) ? movementTraits[trait] : undefined;
    if (of !== undefined) return anyMovement(demands.movements, of);
    return hasTrait(trait, item);
  });
  const unknown = order.blocks.filter((trait) => !Object.hasOwn(movementTraits, trait) && !knownTraits.has(trait));
  const say = (blocks: readonly string[], certain: boolean): OrderFinding => ({
    rule: 'movement-order',
    severity: 'block',
    certain,
    about: 'order:movement',
    text: `An order forbids: ${blocks.map((trait) => trait.replaceAll('-', ' ')).join(', ')} (${order.by})`,
    wayOn: 'Choose an exercise without it; the order’s end opens it.',
    ask: certain ? [] : ['traits'],
  });
  if (met.length > 0) return [say(met, true)];
  if (!whole) return [say(order.blocks, false)];
  // A word that no record speaks of can be settled by a person alone.
  return unknown.length > 0 ? [{ ...say(unknown, false), severity: 'ask' }] : [];
}

const byFeature = new Set([
  'impact',
  'eyes-closed',
  'head-movement',
  'spinning',
  'head-below-heart',
  'breath-holding',
  'maximal-effort',
  'aerobic-effort',
  'quick-stretch',
  'joint-traction',
  'joint-compression',
  'lifting',
  'pushing-or-pulling',
  'push-up-on-arms',
  'body-weight-harness',
  'texture-on-skin',
  'group',
  'swallowing',
]);

const knownTraits: ReadonlySet<string> = new Set([
  ...byFeature,
  'arm-weight-bearing',
  'leg-weight-bearing',
  'balance-challenge',
  'electrical-stimulation',
  'hands-on',
  'prone',
  'upright',
  'walking',
  'floor-work',
]);

/** A trait by the name that orders use, which is not one of movement. */
function hasTrait(trait: string, { demands }: Described): boolean {
  if (byFeature.has(trait)) return demands.features.some((one) => one === trait);
  const usual = demands.positions[0];
  switch (trait) {
    case 'arm-weight-bearing':
      return demands.armWeight !== 'none';
    case 'leg-weight-bearing':
      return demands.legWeight !== 'none';
    case 'balance-challenge':
      return demands.balance === 'moderate' || demands.balance === 'high';
    case 'electrical-stimulation':
      return demands.agents.includes('current');
    case 'hands-on':
      return demands.contact === 'firm-pressure' || demands.contact === 'mobilization' || demands.contact === 'thrust';
    case 'prone':
      return usual === 'prone';
    case 'upright':
      return usual === 'standing' || usual === 'walking';
    case 'walking':
      return demands.positions.includes('walking');
    case 'floor-work':
      return demands.positions.some((one) => one === 'floor' || one === 'quadruped' || one === 'kneeling');
    default:
      return false;
  }
}
