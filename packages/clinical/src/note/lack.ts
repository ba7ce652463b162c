import type { EventKind } from '../log/bodies.ts';
import type { NoteFinding, PhraseParams } from './shape.ts';

/** What a finding is about, and the tap that resolves it. */
export type LackDetails = Pick<NoteFinding, 'activityId' | 'element' | 'event' | 'gap'> & {
  readonly mend?: readonly [label: string, kind?: EventKind];
};

/** Something to resolve, in no language yet. */
export interface Lack extends LackDetails {
  readonly key: string;
  readonly severity: NoteFinding['severity'];
  readonly params: PhraseParams;
}

/** A finding by its key in the phrase book. */
export const finding = (
  key: string,
  severity: NoteFinding['severity'],
  params: PhraseParams = {},
  more: LackDetails = {},
): Lack => ({ key, severity, params, ...more });
