import { alwaysHeld } from './release.ts';
import type { CueRow } from './row.ts';

const row = {
  kind: 'cue',
  synonyms: [],
  source: 'General clinical knowledge, worded with an external focus of attention first; to be reviewed by a clinician',
  status: 'unverified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

/** Cues to tap or to say. External focus comes first; none invites a synergy. */
export const cues: readonly CueRow[] = [
  {
    ...row,
    id: 'lift-to-the-line',
    name: 'Lift to the line',
    channel: 'verbal',
    focus: 'external',
    text: 'Lift the bar on the screen to the line and keep it there.',
  },
  {
    ...row,
    id: 'knuckles-to-the-lamp',
    name: 'Knuckles to the lamp',
    channel: 'verbal',
    focus: 'external',
    text: 'Point your knuckles at the lamp.',
  },
  {
    ...row,
    id: 'reach-long',
    name: 'Reach long to the cup',
    channel: 'verbal',
    focus: 'external',
    text: 'Reach long to the cup.',
  },
  {
    ...row,
    id: 'watch-the-bar',
    name: 'Watch the bar',
    channel: 'visual',
    focus: 'external',
    text: 'Watch the bar: stay between floor and ceiling.',
  },
  { ...row, id: 'fingers-soft', name: 'Fingers soft', channel: 'verbal', focus: 'internal', text: 'Let the fingers stay soft.' },
  {
    ...row,
    id: 'tap-forearm',
    name: 'Tap over the wrist extensors',
    channel: 'tactile',
    focus: 'internal',
    text: 'Tap over the back of the forearm.',
  },
  {
    ...row,
    id: 'push-the-floor',
    name: 'Push the floor away',
    channel: 'verbal',
    focus: 'external',
    text: 'Push the floor away.',
  },
  {
    ...row,
    id: 'shirt-to-the-wall',
    name: 'Shirt to the wall',
    channel: 'verbal',
    focus: 'external',
    text: 'Bring the front of your shirt towards the wall, then up.',
  },
  {
    ...row,
    id: 'even-weight',
    name: 'Same weight on both scales',
    channel: 'visual',
    focus: 'external',
    text: 'Keep both bars level: the same weight left and right.',
  },
  {
    ...row,
    id: 'sit-slowly',
    name: 'Touch the seat slowly',
    channel: 'verbal',
    focus: 'external',
    text: 'Touch the seat as if it were glass.',
  },
  {
    ...row,
    id: 'hand-on-the-knee',
    name: 'Hand at the knee',
    channel: 'tactile',
    focus: 'internal',
    text: 'A hand at the knee guides it over the foot.',
  },
];
