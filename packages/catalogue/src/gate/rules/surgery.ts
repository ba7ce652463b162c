import type { SafetyRow } from '../../safety/row.ts';
import { from, rule } from '../rule.ts';
import {
  all,
  any,
  armWeight,
  at,
  deepHands,
  does,
  has,
  legWeight,
  lies,
  moves,
  movesAt,
  not,
  order,
  place,
  resisted,
  treats,
  weeks,
  working,
  yes,
} from '../when.ts';

const repair = 'fresh-repair';
const standing = { not: ['healed', 'cleared'] } as const;
const fresh = yes(repair, standing);
/** What an order of the surgeon says about modes of movement is judged by the order itself: it outranks the house windows. */
const noProtocol = not(order('protocol'));
const shoulder = place(repair, 'shoulder', 'shoulder-blade', 'upper-arm');
const hand = place(repair, 'hand', 'wrist', 'forearm', 'fingers', 'thumb');
const knee = place(repair, 'knee');
const hip = 'posterior-hip-replacement';

/** Windows after an operation, as house suggestions: the surgeon's order decides. */
export const surgeryRules: readonly SafetyRow[] = [
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
      not(any(shoulder, hand, all(knee, not(any(does('impact', 'quick-stretch'), movesAt(repair, { reach: 'end' })))))),
      any(does('quick-stretch', 'maximal-effort'), legImpact(), movesAt(repair, resisted), movesAt(repair, { reach: 'end' })),
      noProtocol,
    ),
    'Keep to the surgeon’s protocol: put it on file with what it allows this week.',
  ),
  rule(
    'repair-motion',
    'A part with a fresh repair is worked',
    'reason',
    all(fresh, weeks(repair, 6), not(any(shoulder, hand, knee)), { kind: 'moves' }, noProtocol),
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
    'reverse-shoulder-precautions',
    'A reverse shoulder replacement goes back, turns in behind, or bears weight',
    'block',
    all(
      yes('reverse-shoulder-replacement', standing),
      weeks('reverse-shoulder-replacement', 12),
      any(
        moves('shoulder', { directions: ['extension', 'all'], reach: 'past' }),
        moves('shoulder', { directions: ['internal-rotation'], reach: 'past' }),
        armWeight('partial', 'full'),
        does('push-up-on-arms', 'lifting'),
      ),
    ),
    'Not past neutral, not behind the back, no weight through the arm for 12 weeks or until the surgeon lifts it.',
    from.reverse,
  ),
  rule(
    'shoulder-replacement-precautions',
    'A shoulder replacement turns in against resistance, turns out far, or pushes up',
    'block',
    all(
      yes('shoulder-replacement', standing),
      weeks('shoulder-replacement', 6),
      any(
        moves('shoulder', { directions: ['internal-rotation'], ...resisted }),
        moves('shoulder', { directions: ['external-rotation'], reach: 'past' }),
        moves('shoulder', { directions: ['extension'], ...resisted }),
        does('push-up-on-arms', 'lifting'),
        armWeight('full'),
      ),
    ),
    'The front tendon heals for six weeks: passive and assisted motion short of 30° of external rotation.',
  ),
  rule(
    'anterior-shoulder-precautions',
    'A repaired unstable shoulder goes out and turns back',
    'block',
    all(
      yes('anterior-shoulder-instability', standing),
      weeks('anterior-shoulder-instability', 12),
      moves('shoulder', { directions: ['abduction', 'all'], reach: 'past' }),
      moves('shoulder', { directions: ['external-rotation', 'all'], reach: 'past' }),
    ),
    'Work below shoulder height without turning out; the position opens at week 12 or by the surgeon’s order.',
    from.anterior,
  ),
  rule(
    'anterior-shoulder-apprehension',
    'An unstable shoulder goes out and turns back',
    'reason',
    all(
      yes('anterior-shoulder-instability', standing),
      not(weeks('anterior-shoulder-instability', 12)),
      moves('shoulder', { directions: ['abduction', 'all'], reach: 'past' }),
      moves('shoulder', { directions: ['external-rotation', 'all'], reach: 'past' }),
    ),
    'Say what was tested, and how the shoulder is guarded.',
    from.anterior,
  ),
  rule(
    'anterior-shoulder-rotation',
    'A shoulder repaired at the front less than six weeks ago turns out far or goes back',
    'reason',
    all(
      yes('anterior-shoulder-instability', standing),
      weeks('anterior-shoulder-instability', 6),
      moves('shoulder', { directions: ['external-rotation', 'extension', 'all'], reach: 'past' }),
    ),
    'Arm at the side, short of 30° of external rotation and of neutral extension; say what the surgeon allows.',
    from.anterior,
  ),
  rule(
    'anterior-shoulder-care',
    'An unstable shoulder works at its limits',
    'note',
    all(yes('anterior-shoulder-instability', standing), moves('shoulder', { reach: 'past' })),
    'Not out and back together; stop where the patient holds against it.',
    from.anterior,
  ),
  rule(
    'hip-precautions',
    'A hip replaced from behind bends past 90°, crosses the midline or turns in',
    'reason',
    all(
      yes(hip, standing),
      not(order('movement')),
      any(
        moves('hip', { directions: ['flexion', 'all'], reach: 'past' }),
        moves('hip', { directions: ['adduction', 'all'], reach: 'past' }),
        moves('hip', { directions: ['internal-rotation', 'all'], reach: 'past' }),
      ),
    ),
    'Avoid bending, crossing and turning in together. Put the surgeon’s order on file, or say what was agreed.',
    from.hip,
  ),
  rule(
    'anterior-hip-precautions',
    'A hip replaced from the front goes back or turns out far',
    'reason',
    all(
      yes('anterior-hip-replacement', standing),
      not(order('movement')),
      any(
        moves('hip', { directions: ['extension', 'all'], reach: 'past' }),
        moves('hip', { directions: ['external-rotation', 'all'], reach: 'past' }),
      ),
    ),
    'No long step back and no bridging to the end. Put the surgeon’s order on file, or say what was agreed.',
  ),
  rule(
    'hip-replacement-care',
    'A replaced hip works inside its precautions',
    'note',
    all(moves('hip'), any(yes(hip, standing), yes('anterior-hip-replacement', standing))),
    'Keep inside what the surgeon allows: a raised seat, short steps, knees apart.',
    from.hip,
  ),
  rule(
    'lateral-hip-precautions',
    'A hip replaced from the side lifts the leg out',
    'block',
    all(
      yes('lateral-hip-replacement', standing),
      weeks('lateral-hip-replacement', 12),
      not(order('movement', 'protocol')),
      moves('hip', { directions: ['abduction', 'all'], ...working }),
      legWeight('none'),
    ),
    'No active or resisted abduction while the muscles heal, usually 6 to 12 weeks; gait with an aid is open.',
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
  rule(
    'spinal-precautions',
    'A guarded spine bends, twists or lifts',
    'block',
    all(
      yes('spinal-precautions', standing),
      any(moves('spine', { directions: ['flexion', 'rotation', 'lateral-flexion', 'all'], reach: 'past' }), does('lifting')),
    ),
    'Log roll, neutral sitting and walking are open. The order’s end opens the rest.',
  ),
  rule(
    'spinal-extension',
    'A guarded spine bends back',
    'reason',
    all(yes('spinal-precautions', standing), moves('spine', { directions: ['extension'], reach: 'past' })),
    'Say what the surgeon allows.',
  ),
  rule(
    'spinal-load',
    'A guarded spine is loaded',
    'reason',
    all(yes('spinal-precautions', standing), moves('spine', resisted)),
    'Say what the surgeon allows; breathe out, and keep the spine still.',
  ),
  rule(
    'spine-care',
    'Spinal precautions',
    'note',
    all(treats, yes('spinal-precautions', standing)),
    'Neutral spine and log roll; the brace as ordered.',
  ),
  rule(
    'neck-precautions',
    'An unstable or guarded neck moves, or is pulled or jarred',
    'block',
    all(
      yes('cervical-instability', standing),
      any(
        moves('neck', { reach: 'past' }),
        does('head-movement', 'spinning', 'impact'),
        all(does('joint-traction'), at('neck', 'head')),
        all(deepHands, at('neck')),
      ),
    ),
    'Not before imaging and the physician clear it.',
  ),
  rule(
    'sternal-precautions',
    'Sternal precautions: pushing, pulling, lifting or weight through the arms',
    'block',
    all(
      any(yes('sternal-precautions'), order('sternal')),
      any(
        does('push-up-on-arms', 'lifting', 'pushing-or-pulling'),
        armWeight('full'),
        moves('shoulder', { reach: 'past', ...resisted }),
      ),
    ),
    'Rise with the arms crossed, walk, keep the elbows at the sides. The order’s end opens the rest.',
  ),
  rule(
    'sternal-leaning',
    'Sternal precautions: leaning on the arms',
    'reason',
    all(any(yes('sternal-precautions'), order('sternal')), armWeight('partial'), not(lies('walking'))),
    'Say how little weight the arms take, and that both share it.',
  ),
  rule(
    'load-and-fracture',
    'Resistance, stretch or deep pressure on a fracture that has not healed',
    'block',
    all(
      yes('unhealed-fracture', standing),
      not(order('protocol')),
      any(
        movesAt('unhealed-fracture', resisted),
        movesAt('unhealed-fracture', { reach: 'end' }),
        does('quick-stretch', 'joint-traction', 'maximal-effort'),
        legImpact(),
        deepHands,
      ),
    ),
    'Nothing that loads or moves it beyond what the surgeon wrote: put the order on file.',
  ),
  rule(
    'weight-and-fracture',
    'Weight on a fracture without a weight-bearing order',
    'ask',
    all(
      yes('unhealed-fracture', standing),
      not(order('weight-bearing')),
      any(legWeight('partial', 'full', 'single'), armWeight('partial', 'full')),
    ),
    'Put the weight-bearing order on file.',
  ),
  rule(
    'weight-bearing-order-missing',
    'Weight-bearing is limited, and no order says how far',
    'ask',
    all(
      yes('weight-bearing-limited', standing),
      not(order('weight-bearing')),
      any(legWeight('partial', 'full', 'single'), armWeight('partial', 'full'), does('impact')),
    ),
    'Put the order on file: how much, until when, by whom.',
  ),
  rule(
    'motion-and-fracture',
    'A part with a fracture that has not healed is worked',
    'reason',
    all(yes('unhealed-fracture', standing), not(order('protocol', 'weight-bearing')), { kind: 'moves' }),
    'Say what the surgeon allows.',
  ),
  rule(
    'shoulder-subluxation-pull',
    'A pull on a subluxed shoulder',
    'block',
    all(
      does('joint-traction'),
      yes('shoulder-subluxation', standing),
      at('shoulder', 'arm'),
      not(moves('shoulder', { modes: ['passive'] })),
    ),
    'Support the arm; never pull on it.',
    from.stroke,
  ),
  rule(
    'pulleys-after-stroke',
    'Overhead pulleys for a paralyzed shoulder',
    'reason',
    all(
      { kind: 'exercise', any: ['pulleys'] },
      any(has('stroke', 'traumatic-brain-injury', 'acquired-brain-injury'), yes('shoulder-subluxation', standing)),
    ),
    'Overhead pulleys are not recommended for a hemiplegic shoulder: choose a table slide, or say why.',
    from.stroke,
  ),
  rule(
    'overhead-and-subluxation',
    'Overhead work of a subluxed or painful paralyzed shoulder',
    'reason',
    all(moves('shoulder', { directions: ['flexion', 'abduction', 'all'], reach: 'past' }), yes('shoulder-subluxation', standing)),
    'Below shoulder height with the shoulder blade guided; say why higher.',
    from.stroke,
  ),
  rule(
    'subluxation-support',
    'A subluxed shoulder',
    'note',
    all(
      any(moves(['shoulder', 'scapula', 'elbow']), armWeight('partial', 'full'), lies('walking')),
      yes('shoulder-subluxation', { ...standing, anywhere: true }),
    ),
    'Support the arm in every position; nobody pulls on it.',
    from.stroke,
  ),
];

/** Impact that the legs or the whole body take, or the arm that throws. */
function legImpact() {
  return does('impact');
}
