import { seconds } from '@eupraxia/kernel';
import { plainText } from '../channels.ts';
import type { Annotation } from '../recording.ts';
import { type C3dGroup, numbersOf, textsOf } from './details.ts';
import type { C3dHeader } from './header.ts';

const mostEvents = 100_000;

/**
 * Events of the EVENT group (context and label, `Left Foot Strike`), else those of the header. The file counts minutes
 * and seconds from frame 1; annotations count from the first frame that is there.
 */
export function c3dEvents(groups: readonly C3dGroup[], header: C3dHeader, rate: number): readonly Annotation[] {
  const start = (header.firstFrame - 1) / rate;
  const times = numbersOf(groups, 'EVENT', 'TIMES');
  const labels = textsOf(groups, 'EVENT', 'LABELS');
  const contexts = textsOf(groups, 'EVENT', 'CONTEXTS');
  const used = Math.min(numbersOf(groups, 'EVENT', 'USED')[0] ?? 0, times.length >> 1, mostEvents);
  const own = Array.from({ length: Math.max(0, used) }, (_, k) => ({
    at: (times[2 * k] as number) * 60 + (times[2 * k + 1] as number),
    text: [contexts[k] ?? '', labels[k] ?? ''].filter((word) => word !== '').join(' '),
  }));
  return (own.length > 0 ? own : header.events)
    .filter(({ at, text }) => Number.isFinite(at) && text !== '')
    .map(({ at, text }) => ({ at: seconds(at - start), text: plainText(text) }))
    .sort((a, b) => a.at - b.at);
}
