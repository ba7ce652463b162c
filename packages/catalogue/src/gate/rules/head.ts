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
    'Upright work with an opening in the skull',
    'reason',
    all(any(upright, balance('moderate', 'high'), does('head-movement')), yes('skull-defect', active), not(order('helmet'))),
    'Helmet on: put the order on file, or name the neurosurgeon’s word.',
  ),
  rule(
    'helmet',
    'A helmet is ordered',
    'note',
    all(any(upright, balance('moderate', 'high')), order('helmet')),
    'Helmet on before rising.',
  ),
  rule(
    'head-down-and-skull',
    'Head low, or lying on the opening of the skull',
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
    'Say who was asked.',
  ),
  rule(
    'headset-and-light',
    'Headset with sensitivity to light or uncontrolled seizures',
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
    'Say who was asked; short sessions, never over three flashes a second.',
    from.headset,
  ),
  rule(
    'headset-and-valve',
    'Headset magnets and a shunt or an implant of the head',
    'block',
    all(headset, any(yes('shunt'), yes('cochlear-implant'), yes('brain-or-nerve-stimulator'))),
    'Magnets in headsets and controllers can move a valve or reach an implant: use a screen.',
    from.headset,
  ),
  rule(
    'headset-and-cardiac-implant',
    'Headset magnets and a cardiac device',
    'reason',
    all(headset, any(yes('cardiac-implant'), yes('lvad'))),
    'Keep headset and controllers a hand’s length from the device, also while putting them on; say how.',
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
    'Sitting is the default; standing needs the room in view, a person within reach and a reason.',
  ),
  rule(
    'headset-and-age',
    'Headset on a child',
    'reason',
    all(headset, younger(13)),
    'Makers set an age; name the device’s own and the guardian’s consent.',
    from.headset,
  ),
  rule(
    'headset-and-sickness',
    'Headset with motion sickness or neglect',
    'reason',
    all(headset, any(yes('motion-sickness'), yes('neglect', { anywhere: true }))),
    'Short, seated, still horizon; ask after each minute. Say how it is watched.',
  ),
  rule(
    'display-and-light',
    'Lively display and sensitivity to light',
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
    'End-range neck movement with arthritis or lax joints',
    'reason',
    all(moves('neck', { reach: 'end' }), has('arthritis', 'joint-instability'), not(no('cervical-instability'))),
    'Say when the neck was imaged and who cleared it.',
  ),
];
