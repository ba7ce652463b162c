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
    'Shoulder repair under 2 weeks: any shoulder motion',
    'block',
    all(fresh, shoulder, weeks(repair, 2), moves('shoulder'), noProtocol),
    'Hand, wrist, elbow and scapula only, or as the surgeon’s protocol on file allows.',
    from.cuff,
  ),
  rule(
    'cuff-passive',
    'Shoulder repair under 6 weeks: active shoulder motion',
    'block',
    all(fresh, shoulder, weeks(repair, 6), moves('shoulder', { modes: ['active-assisted', 'active', 'resisted'] }), noProtocol),
    'Protected passive motion only; active motion from week 6, or as the protocol on file allows.',
    from.cuff,
  ),
  rule(
    'cuff-shoulder-blade',
    'Shoulder repair under 6 weeks: resisted scapular work',
    'reason',
    all(fresh, shoulder, weeks(repair, 6), moves('scapula', resisted), noProtocol),
    'Document what the surgeon allows; the arm rests in its sling.',
  ),
  rule(
    'cuff-unprotected',
    'Shoulder repair under 12 weeks: loading',
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
    'Hand or wrist repair: resistance',
    'block',
    all(fresh, hand, weeks(repair, 12), moves(['hand', 'wrist', 'forearm'], resisted), noProtocol),
    'No resistance before week 12, or as the protocol of the zone allows.',
  ),
  rule(
    'hand-repair-motion',
    'Hand or wrist repair: active motion',
    'reason',
    all(fresh, hand, weeks(repair, 12), moves(['hand', 'wrist'], { modes: ['active', 'active-assisted'] }), noProtocol),
    'Document which protocol of the zone it follows, and its week.',
  ),
  rule(
    'ligament-open-chain',
    'Knee reconstruction: resisted open-chain extension',
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
    'Knee repair under 6 weeks: active motion',
    'reason',
    all(fresh, knee, weeks(repair, 6), any(moves('knee', working), moves('hip', resisted)), noProtocol),
    'Document which tendon or ligament was repaired, and what its protocol allows this week.',
  ),
  rule(
    'repair-load',
    'Resistance, stretch or impact on a recent repair',
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
    'Movement of a region with a recent repair',
    'reason',
    all(fresh, weeks(repair, 6), not(onlyIn(repair, ...shoulderParts, ...handParts, 'knee')), { kind: 'moves' }, noProtocol),
    'Document which protocol it follows, and its week.',
  ),
  rule(
    'repair-hands',
    'Deep pressure on a recent repair',
    'reason',
    all(fresh, weeks(repair, 12), deepHands, noProtocol),
    'Document how far from the repair, and what the surgeon allows.',
  ),
  rule(
    'ligament-depth',
    'Knee reconstruction: deep loaded flexion',
    'reason',
    all(
      fresh,
      knee,
      weeks(repair, 12),
      moves('knee', { directions: ['flexion', 'all'], reach: 'past' }),
      legWeight('full', 'single'),
      noProtocol,
    ),
    'Document which depth the graft’s protocol allows.',
  ),
];
