import type { FindingGroup, NoteFinding } from './shape.ts';

/**
 * What each finding is about. Only safety, time, identity, contradiction and Medicare's five elements of a treatment note
 * (Benefit Policy Manual, 100-02 chapter 15 section 220.3 E: the date, each intervention, timed minutes, total minutes,
 * signature) may forbid a signature; what is asked once forbids it until it is answered. All else is looked at.
 */
export const findingGroups: Readonly<Record<string, FindingGroup>> = {
  'stop-open': 'safety',
  'stop-unexplained': 'safety',
  'clearance-unconfirmed': 'safety',
  'reason-unconfirmed': 'safety',
  'start-questioned': 'safety',
  'start-blocked-late': 'safety',
  'activity-running': 'time',
  'time-questioned': 'time',
  'time-beyond-visit': 'time',
  'time-beyond-unconfirmed': 'time',
  'time-ahead': 'time',
  'time-twice': 'time',
  'time-day-total': 'time',
  'pause-restored': 'time',
  'attention-restored': 'time',
  'time-named-word': 'time',
  'time-named-level': 'time',
  'overlap-open': 'time',
  'overlap-disputed': 'time',
  'overlap-settled': 'time',
  cotreatment: 'time',
  'time-beyond-confirmed': 'time',
  'time-confirmed': 'time',
  'pause-confirmed': 'time',
  'attention-confirmed': 'time',
  'time-named-confirmed': 'time',
  'time-short': 'time',
  elsewhere: 'time',
  skew: 'time',
  'not-opened': 'identity',
  'patient-unconfirmed': 'identity',
  gap: 'contradiction',
  conflict: 'contradiction',
  contradiction: 'contradiction',
  'no-events': 'elements',
  'nothing-to-add': 'elements',
  'time-missing': 'elements',
  'intervention-unnamed': 'elements',
  'response-missing': 'asked-once',
  'plan-missing': 'asked-once',
  unread: 'look',
  'partly-read': 'look',
  'not-finished': 'look',
  'not-practised': 'look',
  'reference-missing': 'look',
  'therapist-period': 'look',
  'measure-missing': 'look',
  element: 'look',
};

/** From what matters most to what is only looked at. */
export const rankedGroups = ['safety', 'time', 'identity', 'contradiction', 'elements', 'asked-once', 'look'] as const;

const rankOf = ({ group = 'look' }: Pick<NoteFinding, 'group'>): number => rankedGroups.indexOf(group);

/** Findings as they are answered before a signature; each list has the most important first. */
export interface RankedFindings {
  /** What forbids the signature until it is resolved. */
  readonly resolve: readonly NoteFinding[];
  /** What is asked once: added, or signed without. */
  readonly ask: readonly NoteFinding[];
  /** What is looked at and forbids nothing. */
  readonly look: readonly NoteFinding[];
}

/** A finding of a note that was composed before findings had groups ranks by whether it blocks. */
export function rankFindings(findings: readonly NoteFinding[]): RankedFindings {
  const ranked = findings.toSorted((a, b) => rankOf(a) - rankOf(b));
  return {
    resolve: ranked.filter((one) => one.severity === 'blocks' && one.group !== 'asked-once'),
    ask: ranked.filter((one) => one.group === 'asked-once'),
    look: ranked.filter((one) => one.severity === 'attention' && one.group !== 'asked-once'),
  };
}
