import type { RowBase } from '@eupraxia/catalogue';

/** One thing that is watched, and what 0, 1 and 2 look like. */
export interface WatchedItem {
  readonly name: string;
  readonly levels: readonly [string, string, string];
}

/** A scale that is rated by watching: five items, 0 to 2 each, their sum from 0 to 10. */
export interface WatchedScale extends Pick<RowBase, 'source' | 'status'> {
  readonly items: readonly WatchedItem[];
  readonly how: string;
}

/** In our own words: the published wordings are their authors’. */
const flaccItems: readonly WatchedItem[] = [
  {
    name: 'Face',
    levels: ['at ease or smiling', 'frowns now and then, withdrawn', 'jaw clenched or chin trembling, most of the time'],
  },
  { name: 'Legs', levels: ['at ease, as usual', 'restless or tense', 'kicks, or pulls the legs up'] },
  { name: 'Activity', levels: ['moves freely, calm', 'squirms, shifts, guards', 'arched, stiff or jerking'] },
  { name: 'Cry', levels: ['none', 'moans or complains now and then', 'cries or screams, keeps on'] },
  { name: 'Consolability', levels: ['content', 'calmed by touch or talk', 'hard to comfort'] },
];

/** The scales that need no word of the patient. */
export const watchedScales: Readonly<Record<'flacc' | 'r-flacc' | 'painad', WatchedScale>> = {
  flacc: {
    source: 'Merkel 1997 (FLACC; rights with the University of Michigan). Items in our own words.',
    status: 'unverified',
    how: 'Watch the child for one to five minutes, legs and body in sight.',
    items: flaccItems,
  },
  'r-flacc': {
    source:
      'Malviya 2006, doi:10.1111/j.1460-9592.2005.01773.x; in cerebral palsy Pedersen 2015, Scand J Pain 9:57–61. Items in our own words.',
    status: 'unverified',
    how: 'Ask who knows the child which of their own signs mean pain, and count those in the item where they belong.',
    items: flaccItems.map((item) =>
      item.name === 'Legs'
        ? {
            ...item,
            levels: [
              'tone and movement as usual',
              'restless, now and then trembling',
              'kicks, clearly more spasticity, keeps on trembling',
            ],
          }
        : item,
    ),
  },
  painad: {
    source: 'Warden 2003, doi:10.1097/01.JAM.0000043422.31640.F7. Items in our own words.',
    status: 'unverified',
    how: 'Watch for five minutes, at rest and while the person is moved.',
    items: [
      {
        name: 'Breathing',
        levels: [
          'normal',
          'labored at times, short spells of fast breathing',
          'noisy and labored, long spells of fast breathing, or with pauses',
        ],
      },
      {
        name: 'Voice',
        levels: ['no sign of pain', 'moans now and then, low unhappy speech', 'calls out in distress, moans loudly, cries'],
      },
      { name: 'Face', levels: ['smiles, or shows nothing', 'sad, frightened or frowning', 'grimaces'] },
      { name: 'Body', levels: ['relaxed', 'tense, fidgets, paces', 'stiff, fists clenched, pushes away or strikes out'] },
      { name: 'Comfort', levels: ['needs none', 'calmed by voice or touch', 'cannot be calmed'] },
    ],
  },
};
