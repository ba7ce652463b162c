import { findRow } from '@eupraxia/catalogue';
import type { Order } from '@eupraxia/clinical/chart';
import { movementNames } from './movement-names.ts';
import type { useSafetyText } from './text.ts';

type Words = ReturnType<typeof useSafetyText>;

/** What an order says, in one line without its kind: `toe touch`, `passive, active-assisted`, `≤ 180 mmHg systolic pressure`. */
export function orderValue(order: Order, t: Words): string {
  switch (order.kind) {
    case 'weight-bearing':
      return `${order.value}${order.percent === undefined ? '' : ` ${order.percent} %`} (${t(`weight-${order.value}`)})`;
    case 'protocol':
      return order.allows.length === 0 ? t('orderAllowsNone') : order.allows.map((phase) => t(`phase-${phase}`)).join(', ');
    case 'parameter': {
      const unit = parameterUnits[order.what];
      const ends = [order.least === undefined ? '' : `≥ ${order.least}`, order.most === undefined ? '' : `≤ ${order.most}`];
      return `${t(`parameter-${order.what}`)} ${ends.filter((end) => end !== '').join(', ')} ${unit}`;
    }
    case 'movement':
      return order.blocks.map((name) => movementWord(name, t)).join(', ');
    case 'diet':
      return order.value;
    case 'clearance':
      return findRow('screen', order.of)?.name ?? order.of;
    default:
      return order.value;
  }
}

/** An order in as few words as a header has room for: `TTWB`, `NPO`, `Movement precautions`. */
export function orderBrief(order: Order, t: Words): string {
  switch (order.kind) {
    case 'weight-bearing':
      return `${order.value}${order.percent === undefined ? '' : ` ${order.percent} %`}`;
    case 'diet':
      return order.value;
    case 'parameter':
      return orderValue(order, t);
    case 'movement':
      return t('order-movement');
    case 'sternal':
      return t('order-sternal');
    default:
      return `${t(`order-${order.kind}`)}: ${orderValue(order, t)}`;
  }
}

/** Units of what an order may limit. */
export const parameterUnits = {
  systolic: 'mmHg',
  diastolic: 'mmHg',
  map: 'mmHg',
  heartRate: '/min',
  spo2: '%',
  glucose: 'mg/dL',
  effort: '/10',
} as const;

/** A movement that an order forbids, in words; a name of a later release reads as it is written. */
export function movementWord(name: string, t: Words): string {
  const known = movementNames.find((one) => one === name);
  return known === undefined ? name.replaceAll('-', ' ') : t(`move-${known}`);
}
