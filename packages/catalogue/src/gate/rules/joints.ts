import type { SafetyRow } from '../../safety/row.ts';
import { from, rule } from '../rule.ts';
import {
  all,
  any,
  armWeight,
  at,
  does,
  has,
  legWeight,
  lies,
  moves,
  not,
  orderFor,
  resisted,
  weeks,
  working,
  yes,
} from '../when.ts';

const standing = { not: ['healed', 'cleared'] } as const;
const hip = 'posterior-hip-replacement';

/** Replaced, unstable and subluxed joints. */
export const jointRules: readonly SafetyRow[] = [
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
      not(orderFor(hip, 'movement')),
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
      not(orderFor('anterior-hip-replacement', 'movement')),
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
      not(orderFor('lateral-hip-replacement', 'movement', 'protocol')),
      moves('hip', { directions: ['abduction', 'all'], ...working }),
      legWeight('none'),
    ),
    'No active or resisted abduction while the muscles heal, usually 6 to 12 weeks; gait with an aid is open.',
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
