import type { Envelope } from '../event.ts';
import type { EventSource } from '../vocabulary.ts';

/**
 * Frozen: who noticed an event of the first release, whose envelopes did not say so. It was told by the kind, by the
 * name of the coach's algorithm, by whether a zone rested on evidence, and by whether a STOP named a rule. No other
 * code may infer a source.
 */
export function sourceOfV1({ kind, body, evidence }: Pick<Envelope, 'kind' | 'body' | 'evidence'>): EventSource {
  const said = fieldsOf(body);
  switch (kind) {
    case 'visit.opened':
    case 'attention.elsewhere':
      return 'server';
    case 'coach.started':
    case 'coach.heard':
    case 'feedback.started':
    case 'feedback.stopped':
    case 'recording.attached':
      return 'station';
    case 'feedback.changed':
    case 'probe.ended':
      return 'coach';
    case 'repetition.done':
      if (said['measured'] === undefined) return 'person';
      return fieldsOf(said['measured'])['algorithm'] === 'coach on the 50 ms RMS' ? 'coach' : 'station';
    case 'zone.set':
      return (evidence ?? []).length > 0 ? 'coach' : 'person';
    case 'stop.pressed':
      if (said['from'] !== 'rule') return 'person';
      return said['rule'] === undefined ? 'coach' : 'station';
    default:
      return 'person';
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
