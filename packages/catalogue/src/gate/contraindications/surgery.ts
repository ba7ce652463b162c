import { type CarriedText, forbids, oneWeekAgo, person, sevenWeeksAgo, threeWeeksAgo, yes, yesHere, yesLeft } from './carried.ts';

const repairOf = (region: string, since = threeWeeksAgo) => person({ 'fresh-repair': yesLeft({ regions: [region], since }) });
const hipFromBehind = person({ 'posterior-hip-replacement': yesLeft({ since: threeWeeksAgo }) });
const hipFromFront = person({ 'anterior-hip-replacement': yesLeft({ since: threeWeeksAgo }) });
const reverse = person({ 'reverse-shoulder-replacement': yesLeft({ since: sevenWeeksAgo }) });
const slips = person({ 'anterior-shoulder-instability': yesLeft({ since: threeWeeksAgo }) });
const guardedSpine = person({ 'spinal-precautions': yes() });

/** Repairs, fractures, replacements, weight and precautions. */
export const surgeryTexts: Readonly<Record<string, CarriedText>> = {
  'Fresh repair or unhealed fracture without the surgeon’s leave': {
    carriedBy: [
      'cuff-rest',
      'cuff-shoulder-blade',
      'hand-repair-load',
      'hand-repair-motion',
      'repair-load',
      'repair-motion',
      'repair-hands',
      'knee-repair-motion',
      'ligament-open-chain',
      'load-and-fracture',
      'weight-and-fracture',
      'motion-and-fracture',
    ],
    persons: [
      person({ 'fresh-repair': yesHere({ since: oneWeekAgo }) }),
      person({ 'unhealed-fracture': yesHere({ since: oneWeekAgo }) }),
    ],
  },
  'Fresh repair of the kneecap tendon': { carriedBy: ['knee-repair-motion'], persons: [repairOf('knee')] },
  'Weight-bearing that is forbidden or limited': {
    carriedBy: ['weight-bearing-order-missing', 'weight-bearing-order'],
    persons: [
      person({ 'weight-bearing-limited': yesLeft({ regions: ['leg'] }) }),
      { orders: [{ kind: 'weight-bearing', side: 'left', region: 'leg', value: 'NWB' }] },
    ],
  },
  'A hip replacement with forbidden movements: keep inside what the surgeon allows': {
    carriedBy: ['hip-precautions', 'anterior-hip-precautions', 'hip-replacement-care'],
    persons: [hipFromBehind, hipFromFront],
    note: true,
  },
  'Posterior hip precautions: raise the seat, no bend over 90°': {
    carriedBy: ['hip-replacement-care'],
    persons: [hipFromBehind],
    note: true,
  },
  'Posterior hip precautions: this diagonal is forbidden': { carriedBy: ['hip-precautions'], persons: [hipFromBehind] },
  'Posterior hip precautions: not over 90°': { carriedBy: ['hip-precautions'], persons: [hipFromBehind] },
  'A knee whose depth is limited after an operation': {
    carriedBy: ['movement-order'],
    persons: [forbids('knee', 'knee-flexion')],
  },
  'A limit on bending after the operation': { carriedBy: ['movement-order'], persons: [forbids('knee', 'knee-flexion')] },
  'Fresh repair or rupture of the Achilles tendon': {
    carriedBy: ['repair-load'],
    persons: [repairOf('ankle'), repairOf('calf')],
  },
  'Repair of the Achilles tendon': { carriedBy: ['repair-load'], persons: [repairOf('ankle'), repairOf('calf')] },
  'A graft or joint that is not yet cleared for landing': {
    carriedBy: ['repair-load'],
    persons: [repairOf('knee', sevenWeeksAgo), repairOf('ankle', sevenWeeksAgo)],
  },
  'Fresh repair of the hip flexors': { carriedBy: ['repair-motion'], persons: [repairOf('hip')] },
  'A cruciate graft in the time that forbids it': {
    carriedBy: ['ligament-open-chain'],
    persons: [repairOf('knee'), repairOf('knee', sevenWeeksAgo)],
  },
  'A tendon repair before the surgeon’s protocol allows it': {
    carriedBy: ['hand-repair-motion'],
    persons: [repairOf('hand'), repairOf('fingers', sevenWeeksAgo)],
  },
  'A torn or repaired tendon': {
    carriedBy: ['repair-load'],
    persons: [repairOf('ankle'), repairOf('calf'), repairOf('ankle', sevenWeeksAgo)],
  },
  'The time after a cuff repair that forbids it': {
    carriedBy: ['cuff-rest', 'cuff-passive'],
    persons: [repairOf('shoulder', oneWeekAgo), repairOf('shoulder')],
  },
  'Repair of the subscapularis': {
    carriedBy: ['cuff-passive', 'cuff-unprotected', 'shoulder-replacement-precautions'],
    persons: [
      repairOf('shoulder'),
      repairOf('shoulder', sevenWeeksAgo),
      person({ 'shoulder-replacement': yesLeft({ since: threeWeeksAgo }) }),
    ],
  },
  'Reverse shoulder replacement': { carriedBy: ['reverse-shoulder-precautions'], persons: [reverse] },
  'Reverse shoulder replacement: not behind the hip with the arm turned in': {
    carriedBy: ['reverse-shoulder-precautions'],
    persons: [reverse],
  },
  'Reverse shoulder replacement: not across the body with the arm turned in': {
    carriedBy: ['reverse-shoulder-precautions'],
    persons: [reverse],
  },
  'A diagonal that a shoulder operation forbids': {
    carriedBy: [
      'reverse-shoulder-precautions',
      'anterior-shoulder-precautions',
      'cuff-passive',
      'shoulder-replacement-precautions',
    ],
    persons: [reverse, slips, repairOf('shoulder'), person({ 'shoulder-replacement': yesLeft({ since: threeWeeksAgo }) })],
  },
  'A shoulder that slips out to the front: not with the arm lifted': {
    carriedBy: ['anterior-shoulder-rotation'],
    persons: [slips],
  },
  'A shoulder that slips out to the front': {
    carriedBy: ['anterior-shoulder-precautions', 'anterior-shoulder-rotation'],
    persons: [slips],
  },
  'A shoulder that slips out': {
    carriedBy: ['anterior-shoulder-precautions', 'anterior-shoulder-apprehension', 'anterior-shoulder-care'],
    persons: [slips, person({ 'anterior-shoulder-instability': yesLeft({ since: '2024-06-01' }) })],
    note: ['oc-eyes-closed'],
  },
  'A subluxed shoulder without support; nobody pulls on the arm': {
    carriedBy: ['shoulder-subluxation-pull', 'overhead-and-subluxation', 'subluxation-support'],
    persons: [person({ 'shoulder-subluxation': yesLeft() })],
    note: true,
  },
  'A subluxed shoulder: never by a pulley': {
    carriedBy: ['shoulder-subluxation-pull'],
    persons: [person({ 'shoulder-subluxation': yesLeft() })],
  },
  'Spinal precautions, or new trouble with legs, bladder or bowel': {
    carriedBy: ['spinal-precautions', 'spinal-extension', 'spinal-load', 'spine-care', 'harness-and-spine', 'red-flags'],
    persons: [guardedSpine, person({ 'red-flags-spine': yes() })],
    note: ['sit-balance', 'core-breath', 'bridge', 'ccf', 'crawl'],
  },
  'Spinal fusion before the surgeon allows it': {
    carriedBy: ['spinal-precautions', 'spinal-load'],
    persons: [guardedSpine],
  },
  'A neck that is unstable, broken or rheumatoid and not cleared': {
    carriedBy: ['neck-precautions'],
    persons: [person({ 'cervical-instability': yes() })],
  },
};
