import type { SafetyRow } from '../../safety/row.ts';
import { from, rule } from '../rule.ts';
import {
  all,
  any,
  armWeight,
  deepHands,
  does,
  legWeight,
  moves,
  movesAt,
  not,
  onlyIn,
  orderFor,
  place,
  resisted,
  weeks,
  working,
  yes,
} from '../when.ts';

const repair = 'fresh-repair';
const fresh = yes(repair, { not: ['healed', 'cleared'] });
/** What an order of the surgeon says about modes of movement is judged by the order itself: it outranks the house windows. */
const noProtocol = not(orderFor(repair, 'protocol'));
const shoulderParts = ['shoulder', 'shoulder-blade', 'upper-arm'] as const;
const handParts = ['hand', 'wrist', 'forearm', 'fingers', 'thumb'] as const;
const shoulder = place(repair, ...shoulderParts);
const hand = place(repair, ...handParts);
const knee = place(repair, 'knee');

/** Weeks after the repair of a tendon, ligament, muscle or nerve, as house suggestions: the surgeon’s protocol decides. */
export const repairRules: readonly SafetyRow[] = [
  rule(
    'cuff-rest',
    'A shoulder repaired less than two weeks ago is moved',
    'block',
    all(fresh, shoulder, weeks(repair, 2), moves('shoulder'), noProtocol),
    'Hand, wrist, elbow and shoulder blade only; the surgeon’s protocol on file opens what it allows.',
    from.cuff,
  ),
  rule(
    'cuff-passive',
    'A shoulder repaired less than six weeks ago is moved actively',
    'block',
    all(fresh, shoulder, weeks(repair, 6), moves('shoulder', { modes: ['active-assisted', 'active', 'resisted'] }), noProtocol),
    'Protected passive motion only; active motion from week 6, or as the protocol on file allows.',
    from.cuff,
  ),
  rule(
    'cuff-shoulder-blade',
    'The blade of a shoulder repaired less than six weeks ago works against resistance',
    'reason',
    all(fresh, shoulder, weeks(repair, 6), moves('scapula', resisted), noProtocol),
    'Say what the surgeon allows; the arm rests in its sling.',
  ),
  rule(
    'cuff-unprotected',
    'A shoulder repaired less than twelve weeks ago is loaded',
    'block',
    all(
      fresh,
      shoulder,
      weeks(repair, 12),
      any(moves('shoulder', resisted), armWeight('partial', 'full'), does('push-up-on-arms', 'lifting', 'pushing-or-pulling')),
      noProtocol,
    ),
    'No resistance, lifting or weight through the arm before week 12, or as the protocol on file allows.',
    from.cuff,
  ),
  rule(
    'hand-repair-load',
    'A repaired hand or wrist is worked against resistance',
    'block',
    all(fresh, hand, weeks(repair, 12), moves(['hand', 'wrist', 'forearm'], resisted), noProtocol),
    'No resistance before week 12, or as the protocol of the zone allows.',
  ),
  rule(
    'hand-repair-motion',
    'A repaired hand or wrist is moved actively',
    'reason',
    all(fresh, hand, weeks(repair, 12), moves(['hand', 'wrist'], { modes: ['active', 'active-assisted'] }), noProtocol),
    'Say which protocol of the zone it follows, and its week.',
  ),
  rule(
    'ligament-open-chain',
    'A reconstructed knee straightens against resistance',
    'block',
    all(
      fresh,
      knee,
      weeks(repair, 12),
      moves('knee', { directions: ['extension', 'all'], ...resisted }),
      legWeight('none'),
      noProtocol,
    ),
    'Closed chain first; resisted straightening in open chain when the graft’s protocol allows it.',
  ),
  rule(
    'knee-repair-motion',
    'A knee repaired less than six weeks ago is moved actively',
    'reason',
    all(fresh, knee, weeks(repair, 6), any(moves('knee', working), moves('hip', resisted)), noProtocol),
    'Say which tendon or ligament was repaired, and what its protocol allows this week.',
  ),
  rule(
    'repair-load',
    'Resistance, stretch or impact on a fresh repair',
    'block',
    all(
      fresh,
      weeks(repair, 12),
      not(
        any(
          onlyIn(repair, ...shoulderParts, ...handParts),
          all(onlyIn(repair, 'knee'), not(any(does('impact', 'quick-stretch'), movesAt(repair, { reach: 'end' })))),
        ),
      ),
      any(does('quick-stretch', 'maximal-effort'), does('impact'), movesAt(repair, resisted), movesAt(repair, { reach: 'end' })),
      noProtocol,
    ),
    'Keep to the surgeon’s protocol: put it on file with what it allows this week.',
  ),
  rule(
    'repair-motion',
    'A part with a fresh repair is worked',
    'reason',
    all(fresh, weeks(repair, 6), not(onlyIn(repair, ...shoulderParts, ...handParts, 'knee')), { kind: 'moves' }, noProtocol),
    'Say which protocol it follows, and its week.',
  ),
  rule(
    'repair-hands',
    'Deep pressure on a fresh repair',
    'reason',
    all(fresh, weeks(repair, 12), deepHands, noProtocol),
    'Say how far from the repair, and what the surgeon allows.',
  ),
  rule(
    'ligament-depth',
    'A reconstructed knee bends deep under weight',
    'reason',
    all(
      fresh,
      knee,
      weeks(repair, 12),
      moves('knee', { directions: ['flexion', 'all'], reach: 'past' }),
      legWeight('full', 'single'),
      noProtocol,
    ),
    'Say which depth the graft’s protocol allows.',
  ),
];
