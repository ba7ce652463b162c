import { unlisted } from '../log/shape.ts';
import { cueChannels } from '../log/vocabulary.ts';
import type { Activity } from '../visit/activity.ts';
import type { Visit } from '../visit/visit.ts';
import { words } from '../wording/named.ts';
import { type Naming, naming } from './naming.ts';
import { ids, practised, reasonsFor, sentenceOf, timeOf } from './sentence.ts';
import type { PhraseParams, Statement } from './shape.ts';
import { remarksOf } from './subjective.ts';
import { sameZone, zoneParams } from './zone-params.ts';

/** What it took a clinician for: cues, assistance, changes of the target, and the reasons that were given. */
export function skilledNeed(visit: Visit, used: Set<string>, apart: boolean): Statement[] {
  const named = naming(apart);
  const said: Statement[] = [];
  for (const activity of practised(visit)) {
    if (activity.cues.length > 0) said.push(...cues(visit, activity, used, named));
    if (activity.assistance.length > 0) {
      const from = ids(activity.assistance);
      const levels = activity.assistance.map((a) => a.level).filter((level, i, all) => level !== all[i - 1]);
      const why = reasonsFor(visit, from, used);
      const after = levels.length === 2 ? setsBefore(visit, activity, levels) : [];
      said.push(
        sentenceOf(
          'assistance',
          { ...named(activity), levels, ...(after.length === 0 ? {} : { afterSet: after.length }), ...why.params },
          [...from, ...after, ...why.from],
        ),
      );
    }
    const steps = sinceKnown(activity.zoneSteps).filter((z, i, zones) => {
      const before = zones[i - 1];
      return before === undefined || !sameZone(before, z);
    });
    if (steps.length > 1 && activity.zones.length > 0) {
      const from = ids(activity.zones);
      const why = reasonsFor(visit, from, used);
      said.push(
        sentenceOf(
          'zone.changed',
          {
            ...named(activity),
            ...zoneParams(steps),
            ...why.params,
          },
          [visit.opened.id, ...from, ...why.from],
        ),
      );
    }
  }
  said.push(...remainingReasons(visit, used), ...remarksOf(visit, 'skilled-need'));
  return said;
}

/** Zones from where the direction is known: to say which way an older order meant is no change of treatment. */
const sinceKnown = (zones: Activity['zoneSteps']): Activity['zoneSteps'] =>
  zones[0]?.direction === 'unset' && zones[1] !== undefined && zones[1].direction !== 'unset' ? zones.slice(1) : zones;

/** The marks of the sets that were finished when the second level began. */
function setsBefore(visit: Visit, activity: Activity, levels: readonly string[]): string[] {
  const changed = activity.assistance.find((a) => a.level === levels[1])?.at ?? 0;
  const marks = new Set(activity.setMarks);
  return visit.journal.filter((row) => marks.has(row.id) && row.at <= changed).map((row) => row.id);
}

function cues(visit: Visit, activity: Activity, used: Set<string>, named: Naming): Statement[] {
  const from = ids(activity.cues);
  const why = reasonsFor(visit, from, used);
  // A cue that was given, or written down, outside the sets belongs to none of them, so that only the sum is said.
  const practised = activity.sets.at(-1)?.set ?? 0;
  const inSets = practised > 1 && practised <= 20 && activity.cues.every((cue) => cue.set <= practised);
  const sets = inSets ? practised : 1;
  const params: Record<string, PhraseParams[string]> = { ...named(activity) };
  for (const channel of [...cueChannels, unlisted]) {
    const counts = Array.from({ length: sets }, () => 0);
    for (const cue of activity.cues) {
      const set = Math.min(cue.set, sets) - 1;
      if (cue.channel === channel) counts[set] = (counts[set] ?? 0) + 1;
    }
    if (counts.some((n) => n > 0)) params[channel] = counts;
  }
  for (const level of ['hint', 'some', 'much'] as const)
    params[level] = activity.cues.filter((cue) => cue.level === level).length;
  const said = [sentenceOf('cues', { ...params, ...why.params }, [...from, ...why.from])];
  const worded = activity.cues.filter((cue) => cue.text !== undefined);
  if (worded.length > 0) {
    const texts = [...new Set(worded.map((cue) => cue.text ?? ''))].slice(0, 5);
    said.push(
      sentenceOf(
        'cue.words',
        { ...named(activity), texts: texts.map(words) },
        ids(worded.filter((cue) => texts.includes(cue.text ?? ''))),
      ),
    );
  }
  return said;
}

/** Reasons that no other sentence has taken up, each with what it was given for. */
function remainingReasons(visit: Visit, used: Set<string>): Statement[] {
  const rows = new Map(visit.journal.map((row) => [row.id, row]));
  return visit.reasons
    .filter((reason) => !used.has(reason.id))
    .flatMap((reason) => {
      used.add(reason.id);
      const of = reason.of.flatMap((id) => rows.get(id) ?? []).slice(0, 3);
      if (of.length === 0)
        return [sentenceOf('remark', { text: words(reason.text) }, [reason.id], { own: 'therapist' as const })];
      const params = {
        kinds: of.map((row) => row.kind),
        times: of.map((row) => timeOf(visit, row.at)),
        because: words(reason.text),
      };
      return [sentenceOf('reason', params, [...ids(of), reason.id], { own: 'therapist' as const })];
    });
}
