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
    'Reverse shoulder replacement: extension past neutral, internal rotation behind the back or weight bearing',
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
    'Shoulder replacement: resisted internal rotation, end-range external rotation or push-up on the arm',
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
    'Anterior shoulder stabilization: abduction with external rotation',
    'block',
    all(
      yes('anterior-shoulder-instability', standing),
      weeks('anterior-shoulder-instability', 12),
      moves('shoulder', { directions: ['abduction', 'all'], reach: 'past' }),
      moves('shoulder', { directions: ['external-rotation', 'all'], reach: 'past' }),
    ),
    'Work below shoulder height without external rotation; the position is permitted from week 12 or by the surgeon’s order.',
    from.anterior,
  ),
  rule(
    'anterior-shoulder-apprehension',
    'Anterior shoulder instability: abduction with external rotation',
    'reason',
    all(
      yes('anterior-shoulder-instability', standing),
      not(weeks('anterior-shoulder-instability', 12)),
      moves('shoulder', { directions: ['abduction', 'all'], reach: 'past' }),
      moves('shoulder', { directions: ['external-rotation', 'all'], reach: 'past' }),
    ),
    'Document what was tested, and how the shoulder is guarded.',
    from.anterior,
  ),
  rule(
    'anterior-shoulder-rotation',
    'Anterior shoulder stabilization under 6 weeks: external rotation or extension',
    'reason',
    all(
      yes('anterior-shoulder-instability', standing),
      weeks('anterior-shoulder-instability', 6),
      moves('shoulder', { directions: ['external-rotation', 'extension', 'all'], reach: 'past' }),
    ),
    'Arm at the side, short of 30° of external rotation and of neutral extension; document what the surgeon allows.',
    from.anterior,
  ),
  rule(
    'anterior-shoulder-care',
    'Anterior shoulder instability: work near end range',
    'note',
    all(yes('anterior-shoulder-instability', standing), moves('shoulder', { reach: 'past' })),
    'Avoid combined abduction and external rotation; stop at apprehension.',
    from.anterior,
  ),
  rule(
    'hip-precautions',
    'Posterior hip precautions: flexion past 90°, adduction past midline or internal rotation',
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
    'Avoid combined flexion, adduction and internal rotation. Put the surgeon’s order on file, or document what was agreed.',
    from.hip,
  ),
  rule(
    'anterior-hip-precautions',
    'Anterior hip precautions: extension or end-range external rotation',
    'reason',
    all(
      yes('anterior-hip-replacement', standing),
      not(orderFor('anterior-hip-replacement', 'movement')),
      any(
        moves('hip', { directions: ['extension', 'all'], reach: 'past' }),
        moves('hip', { directions: ['external-rotation', 'all'], reach: 'past' }),
      ),
    ),
    'No long step back and no end-range bridging. Put the surgeon’s order on file, or document what was agreed.',
  ),
  rule(
    'hip-replacement-care',
    'Hip replacement: work within precautions',
    'note',
    all(moves('hip'), any(yes(hip, standing), yes('anterior-hip-replacement', standing))),
    'Keep inside what the surgeon allows: a raised seat, short steps, knees apart.',
    from.hip,
  ),
  rule(
    'lateral-hip-precautions',
    'Lateral hip precautions: active abduction',
    'block',
    all(
      yes('lateral-hip-replacement', standing),
      weeks('lateral-hip-replacement', 12),
      not(orderFor('lateral-hip-replacement', 'movement', 'protocol')),
      moves('hip', { directions: ['abduction', 'all'], ...working }),
      legWeight('none'),
    ),
    'No active or resisted abduction while the abductors heal, usually 6 to 12 weeks; gait with an assistive device is permitted.',
  ),
  rule(
    'shoulder-subluxation-pull',
    'Traction on a subluxed shoulder',
    'block',
    all(
      does('joint-traction'),
      yes('shoulder-subluxation', standing),
      at('shoulder', 'arm'),
      not(moves('shoulder', { modes: ['passive'] })),
    ),
    'Support the arm; no traction.',
    from.stroke,
  ),
  rule(
    'pulleys-after-stroke',
    'Overhead pulleys for a hemiplegic shoulder',
    'reason',
    all(
      { kind: 'exercise', any: ['pulleys'] },
      any(has('stroke', 'traumatic-brain-injury', 'acquired-brain-injury'), yes('shoulder-subluxation', standing)),
    ),
    'Overhead pulleys are not recommended for a hemiplegic shoulder: choose a table slide, or document why.',
    from.stroke,
  ),
  rule(
    'overhead-and-subluxation',
    'Overhead work with a subluxed or painful hemiplegic shoulder',
    'reason',
    all(moves('shoulder', { directions: ['flexion', 'abduction', 'all'], reach: 'past' }), yes('shoulder-subluxation', standing)),
    'Below shoulder height with the shoulder blade guided; document why higher.',
    from.stroke,
  ),
  rule(
    'subluxation-support',
    'Shoulder subluxation',
    'note',
    all(
      any(moves(['shoulder', 'scapula', 'elbow']), armWeight('partial', 'full'), lies('walking')),
      yes('shoulder-subluxation', { ...standing, anywhere: true }),
    ),
    'Support the arm in every position; no traction.',
    from.stroke,
  ),
];
