import type { SafetyRow } from '../../safety/row.ts';
import { from, rule } from '../rule.ts';
import { all, any, balance, does, has, lies, moves, no, not, order, upright, yes, younger } from '../when.ts';

const active = { not: ['healed', 'cleared'] } as const;
const headset = does('head-mounted-display');
const controlled = { states: ['controlled', 'healed', 'cleared', 'known'] } as const;

/** Head, light and the headset. */
export const headRules: readonly SafetyRow[] = [
  rule(
    'upright-and-skull',
    'Upright activity with a skull defect',
    'reason',
    all(any(upright, balance('moderate', 'high'), does('head-movement')), yes('skull-defect', active), not(order('helmet'))),
    'Helmet on: put the order on file, or document the neurosurgeon’s instruction.',
  ),
  rule(
    'helmet',
    'Helmet ordered',
    'note',
    all(any(upright, balance('moderate', 'high')), order('helmet')),
    'Helmet on before rising.',
  ),
  rule(
    'head-down-and-skull',
    'Head below heart, or pressure on a skull defect',
    'block',
    all(any(does('head-below-heart'), lies('prone')), yes('skull-defect', active)),
    'Head above the heart, nothing on the opening.',
  ),
  rule(
    'spinning-and-seizures',
    'Spinning with seizures',
    'block',
    all(does('spinning'), yes('seizures', { states: ['uncontrolled', 'acute', 'suspected', 'known'] })),
    'Other input; no rotation.',
  ),
  rule(
    'spinning-and-controlled-seizures',
    'Spinning with controlled seizures',
    'reason',
    all(does('spinning'), yes('seizures', { states: ['controlled', 'healed', 'cleared'] })),
    'Document who was asked.',
  ),
  rule(
    'headset-and-light',
    'Headset with photosensitivity or uncontrolled seizures',
    'block',
    all(headset, any(yes('photosensitivity', active), yes('seizures', { states: ['uncontrolled', 'acute', 'suspected'] }))),
    'Use a screen at a distance with still scenes, or none.',
    from.headset,
  ),
  rule(
    'headset-and-controlled-seizures',
    'Headset with controlled or remote seizures',
    'reason',
    all(headset, yes('seizures', controlled)),
    'Document who was asked; short sessions, never over three flashes a second.',
    from.headset,
  ),
  rule(
    'headset-and-valve',
    'Headset magnets with a programmable shunt or head implant',
    'block',
    all(headset, any(yes('shunt'), yes('cochlear-implant'), yes('brain-or-nerve-stimulator'))),
    'Magnets in headsets and controllers can move a valve or reach an implant: use a screen.',
    from.headset,
  ),
  rule(
    'headset-and-cardiac-implant',
    'Headset magnets with a cardiac device',
    'reason',
    all(headset, any(yes('cardiac-implant'), yes('lvad'))),
    'Keep headset and controllers a hand’s length from the device, also while putting them on; document how.',
    from.headset,
  ),
  rule(
    'headset-while-walking',
    'Headset while walking',
    'block',
    all(headset, lies('walking')),
    'Walking games are played on a screen.',
  ),
  rule(
    'headset-while-standing',
    'Headset while standing',
    'reason',
    all(headset, any(lies('standing'), balance('moderate', 'high'))),
    'Seated is the default; standing needs passthrough view, a person within reach and a reason.',
  ),
  rule(
    'headset-and-age',
    'Headset for a child',
    'reason',
    all(headset, younger(13)),
    'Manufacturers set an age limit; document it and the guardian’s consent.',
    from.headset,
  ),
  rule(
    'headset-and-sickness',
    'Headset with motion sickness or neglect',
    'reason',
    all(headset, any(yes('motion-sickness'), yes('neglect', { anywhere: true }))),
    'Short, seated, still horizon; ask after each minute. Document how it is watched.',
  ),
  rule(
    'display-and-light',
    'Moving display with photosensitivity',
    'block',
    all(does('flashing-display'), yes('photosensitivity', active)),
    'Still display only.',
  ),
  rule(
    'three-flashes',
    'Never over three flashes a second',
    'note',
    does('flashing-display', 'head-mounted-display'),
    'The display keeps below three flashes in any second, for everyone.',
    from.flashes,
  ),
  rule(
    'neck-end-range-and-laxity',
    'End-range neck movement with arthritis or ligamentous laxity',
    'reason',
    all(moves('neck', { reach: 'end' }), has('arthritis', 'joint-instability'), not(no('cervical-instability'))),
    'Document when the neck was imaged and who cleared it.',
  ),
];
