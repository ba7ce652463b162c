import { microvoltsPer, type PickedChannel, pickChannels, type Recording, type Track } from '@eupraxia/formats';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { PracticePlan, PracticeSource } from '@eupraxia/practice/practice-run';
import { fault } from './errors.ts';

/** Where in a recording the muscles of a plan are found. */
export interface PracticeChannels {
  readonly track: Track;
  /** Places among the track's channels. */
  readonly agonist: number;
  readonly antagonist: number | null;
  readonly source: Pick<PracticeSource, 'agonist' | 'antagonist'>;
}

/**
 * The channels that a plan practices on: the one that was asked for, else the plan's agonist, else the first muscle channel;
 * and the plan's antagonist. Errors: those of `pickChannels`, EUP_CLI_PRACTICE_TRACKS, EUP_CLI_PRACTICE_UNIT.
 */
export function practiceChannels(
  recording: Recording,
  { target, reference }: PracticePlan,
  wanted: string | undefined,
): Result<PracticeChannels, Fault> {
  const named = (role: string) => target.inputs?.find((input) => input.role === role)?.channel;
  const first = pickChannels(recording, wanted ?? named('agonist'));
  if (!first.ok) return first;
  const agonist = first.value[0] as PickedChannel;
  const other = named('antagonist');
  const second = other === undefined ? ok([]) : pickChannels(recording, other);
  if (!second.ok) return second;
  const antagonist = second.value[0] ?? null;
  if (antagonist !== null && antagonist.track !== agonist.track)
    return err(fault('EUP_CLI_PRACTICE_TRACKS', { first: agonist.channel.name, second: antagonist.channel.name }));
  const scales = [];
  for (const one of antagonist === null ? [agonist] : [agonist, antagonist]) {
    const { name, unit } = one.channel;
    const value = inUnit(reference, unit);
    if (value === null) return err(fault('EUP_CLI_PRACTICE_UNIT', { expected: reference.unit, channel: name, found: unit }));
    scales.push({ name, unit: value.unit, reference: value.value });
  }
  const [mine, its = null] = scales;
  if (mine === undefined) throw new TypeError('a recording with a channel has a scale');
  return ok({
    track: agonist.track,
    agonist: agonist.column,
    antagonist: antagonist?.column ?? null,
    source: { agonist: mine, antagonist: its },
  });
}

/** Units of a file that states none: its numbers are taken in the unit of the reference. */
const unstated: ReadonlySet<string> = new Set(['', 'counts', 'count', 'adc', 'a.u.', 'au']);

/** The reference in a channel's unit; null where the two cannot be compared. */
function inUnit(reference: PracticePlan['reference'], unit: string): { readonly value: number; readonly unit: string } | null {
  const { value, unit: own } = reference;
  const from = microvoltsPer(own);
  const to = microvoltsPer(unit);
  if (from !== undefined && to !== undefined) return { value: (value * from) / to, unit };
  if (own.trim().toLowerCase() === unit.trim().toLowerCase() || unstated.has(unit.toLowerCase())) return { value, unit: own };
  return null;
}
