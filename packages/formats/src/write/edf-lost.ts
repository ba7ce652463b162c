import { seconds } from '@eupraxia/kernel';
import { lostText, nameMark } from '../edf-lost.ts';
import type { Annotation } from '../recording.ts';
import { edfLabels } from './edf-head.ts';
import type { EdfContent, EdfPlan } from './edf-plan.ts';
import { mostStretches } from './survey.ts';

/** Stretches that annotations tell; a file that would need more of them is refused, since the rest would pass for measured. */
const most = 20_000;
const longest = 400;

/**
 * Lost samples as annotations, since EDF has no mark for them; a stretch that channels share is told once. Our reader reads
 * them as lost again. Undefined where there are too many. Where pauses between runs are filled they are lost samples too.
 */
export function lostAnnotations({ tracks, plan }: Pick<EdfContent, 'tracks' | 'plan'>): readonly Annotation[] | undefined {
  const told = new Map<string, { readonly at: number; readonly duration: number; readonly labels: string[] }>();
  const labels = edfLabels(tracks);
  const all = labels.reduce((sum, own) => sum + own.length, 0);
  for (const [t, { survey }] of tracks.entries()) {
    const own = labels[t] ?? [];
    const stretch = (from: number, to: number): string[] => {
      const [at, duration] = [timeOf(plan, t, from), timeOf(plan, t, to) - timeOf(plan, t, from)];
      const key = `${at.toFixed(9)} ${duration.toFixed(9)}`;
      const one = told.get(key) ?? { at, duration, labels: [] };
      told.set(key, one);
      return one.labels;
    };
    for (const [k, { from }] of (plan.filled ? survey.runs : []).entries()) {
      const before = survey.runs[k - 1]?.to ?? 0;
      if (from > before) stretch(before, from).push(...own);
    }
    const byChannel = [...survey.lost].sort((a, b) => a.channel - b.channel || a.from - b.from);
    for (const { channel, from, to } of byChannel) stretch(from, to).push(own[channel] ?? '');
  }
  if (told.size > most || tracks.some(({ survey }) => survey.lost.length >= mostStretches)) return undefined;
  const inOrder = [...told.values()].sort((a, b) => a.at - b.at || a.duration - b.duration);
  return inOrder.flatMap(({ at, duration, labels: names }) =>
    (names.length === all ? [lostText] : textsOf(names)).map((text) => ({ at: seconds(at), duration: seconds(duration), text })),
  );
}

/** When a sample of a track stands in the file, by the rate that its header can state. */
function timeOf({ runs, perRecord, secondsText }: EdfPlan, t: number, sample: number): number {
  const run = runs.findLast(({ starts }) => (starts[t] as number) <= sample) ?? runs[0];
  const rate = (perRecord[t] as number) / Number(secondsText);
  return (run?.at ?? 0) + (sample - (run?.starts[t] ?? 0)) / rate;
}

/** As many texts as all names need. */
function textsOf(names: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const name of names) {
    const last = texts.at(-1);
    if (last === undefined || last.length + name.length > longest) texts.push(`${lostText}: ${name}`);
    else texts[texts.length - 1] = `${last}${nameMark}${name}`;
  }
  return texts;
}
