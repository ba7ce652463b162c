import type { RowBase } from '@eupraxia/catalogue';

/**
 * A scale that is rated by watching: five items, 0 to 2 each, their sum from 0 to 10. What each number looks like is on the
 * printed scale, whose wording is its owner's and is not repeated here.
 */
export interface WatchedScale extends Pick<RowBase, 'source' | 'status'> {
  readonly items: readonly string[];
  readonly how: string;
}

const flaccItems = ['Face', 'Legs', 'Activity', 'Cry', 'Consolability'] as const;

/** The scales that need no word of the patient. */
export const watchedScales: Readonly<Record<'flacc' | 'r-flacc' | 'painad', WatchedScale>> = {
  flacc: {
    source: 'Merkel 1997 (FLACC); rights with the University of Michigan',
    status: 'unverified',
    how: 'Watch the child for one to five minutes, legs and body in sight. Score each by the printed scale of your clinic.',
    items: flaccItems,
  },
  'r-flacc': {
    source:
      'Malviya 2006, doi:10.1111/j.1460-9592.2005.01773.x; in cerebral palsy Pedersen 2015, Scand J Pain 9:57–61; rights with the University of Michigan',
    status: 'unverified',
    how: 'Ask who knows the child which of their own signs mean pain, and count those where they belong. Score each by the printed scale of your clinic.',
    items: flaccItems,
  },
  painad: {
    source: 'Warden 2003, doi:10.1097/01.JAM.0000043422.31640.F7',
    status: 'unverified',
    how: 'Watch for five minutes, at rest and while the person is moved. Score each by the printed scale of your clinic.',
    items: ['Breathing', 'Vocalization', 'Facial expression', 'Body language', 'Consolability'],
  },
};
