import type { EventBodies } from '@eupraxia/clinical';
import { isMetric, metricRows } from '@eupraxia/clinical/target';

type Repetition = EventBodies['repetition.done'];

/**
 * What a repetition's event holds, as two labeled numbers: how long it was in the zone that it was judged by, and how high it
 * went, which may lie above the zone. A stand and a tapped repetition have neither.
 */
export function holdWords({ held, holdSeconds, peak, stance, lostBalance, measured }: Repetition): {
  readonly what: string;
  readonly detail: string;
} {
  if (holdSeconds === undefined)
    return { what: held ? 'repetition, with correct form' : 'repetition, not with correct form', detail: '' };
  const seconds = `${holdSeconds.toFixed(1)} s`;
  if (stance !== undefined) return { what: `stood ${seconds}`, detail: lostBalance === true ? 'balance lost' : '' };
  return {
    what: `${held ? 'held' : 'hold not reached,'} ${seconds}${zoneWords(measured?.params)}`,
    detail: peak === undefined ? '' : `peak ${Math.round(peak)} ${unitOf(measured?.params)}`,
  };
}

type Params = NonNullable<Repetition['measured']>['params'];

/** ` in the zone 40–70 %`, ` below 20 %`; empty where the event does not hold the zone that judged it. */
function zoneWords(params: Params | undefined): string {
  const { floor, ceiling, direction } = params ?? {};
  const unit = unitOf(params);
  if (typeof ceiling === 'number' && (direction === 'down' || typeof floor !== 'number')) return ` below ${ceiling} ${unit}`;
  if (typeof floor !== 'number') return '';
  return typeof ceiling === 'number' ? ` in the zone ${floor}–${ceiling} ${unit}` : ` at ${floor} ${unit} or more`;
}

function unitOf(params: Params | undefined): string {
  const metric = params?.['metric'];
  return typeof metric === 'string' && isMetric(metric) ? metricRows[metric].unit : '%';
}
