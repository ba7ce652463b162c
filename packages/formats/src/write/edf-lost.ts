import { seconds } from '@eupraxia/kernel';
import type { Annotation } from '../recording.ts';
import type { Selected } from './selection.ts';

/** Stretches that are told as annotations; beyond so many only a note tells of them. */
const most = 1000;

interface LostSpan {
  readonly at: number;
  readonly duration: number;
  /** The channels that lost it; none where all did. */
  readonly names: string[];
  readonly of: number;
}

/**
 * Lost samples as annotations, since EDF has no mark for them; a stretch that channels share is told once.
 * @param pauses whether the pauses between runs are filled, and so are lost samples too
 */
export function lostAnnotations(tracks: readonly Selected[], pauses: boolean): readonly Annotation[] {
  const told = new Map<string, LostSpan>();
  for (const { survey, track, channels } of tracks) {
    const stretch = (from: number, to: number, of: number): LostSpan => {
      const key = `${track.rate} ${from} ${to}`;
      const one = told.get(key) ?? { at: from / track.rate, duration: (to - from) / track.rate, names: [], of };
      told.set(key, one);
      return one;
    };
    for (const [k, { from }] of (pauses ? survey.runs : []).entries()) {
      const before = survey.runs[k - 1]?.to ?? 0;
      if (from > before) stretch(before, from, 0);
    }
    for (const { channel, from, to } of survey.lost) stretch(from, to, channels.length).names.push(channels[channel]?.name ?? '');
  }
  if (told.size > most) return [];
  return [...told.values()].map(({ at, duration, names, of }) => {
    const which = names.length === 0 || names.length === of ? '' : `: ${names.join(', ')}`;
    return { at: seconds(at), duration: seconds(duration), text: `Lost samples${which}`.slice(0, 400) };
  });
}
