import type { SafetyRow } from '../../safety/row.ts';
import { rule } from '../rule.ts';
import {
  all,
  any,
  armWeight,
  at,
  deepHands,
  does,
  legWeight,
  lies,
  moves,
  movesAt,
  not,
  order,
  orderFor,
  resisted,
  treats,
  yes,
} from '../when.ts';

const standing = { not: ['healed', 'cleared'] } as const;

/** The guarded spine, neck and sternum, fractures, and weight-bearing without an order. */
export const boneRules: readonly SafetyRow[] = [
  rule(
    'spinal-precautions',
    'Spinal precautions: bending, twisting or lifting',
    'block',
    all(
      yes('spinal-precautions', standing),
      any(moves('spine', { directions: ['flexion', 'rotation', 'lateral-flexion', 'all'], reach: 'past' }), does('lifting')),
    ),
    'Log roll, neutral sitting and walking are permitted. The rest is permitted when the order ends.',
  ),
  rule(
    'spinal-extension',
    'Spinal precautions: extension',
    'reason',
    all(yes('spinal-precautions', standing), moves('spine', { directions: ['extension'], reach: 'past' })),
    'Document what the surgeon allows.',
  ),
  rule(
    'spinal-load',
    'Spinal precautions: resisted work',
    'reason',
    all(yes('spinal-precautions', standing), moves('spine', resisted)),
    'Document what the surgeon allows; breathe out, and keep the spine still.',
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
    'Cervical precautions or instability: neck movement, traction or impact',
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
    'Sit to stand with arms crossed, walking, elbows at the sides. The rest is permitted when the order ends.',
  ),
  rule(
    'sternal-leaning',
    'Sternal precautions: leaning on the arms',
    'reason',
    all(any(yes('sternal-precautions'), order('sternal')), armWeight('partial'), not(lies('walking'))),
    'Document how little weight the arms take, and that both share it.',
  ),
  rule(
    'load-and-fracture',
    'Resistance, stretch or deep pressure on an unhealed fracture',
    'block',
    all(
      yes('unhealed-fracture', standing),
      not(orderFor('unhealed-fracture', 'protocol')),
      any(
        movesAt('unhealed-fracture', resisted),
        movesAt('unhealed-fracture', { reach: 'end' }),
        does('quick-stretch', 'joint-traction', 'maximal-effort'),
        does('impact'),
        deepHands,
      ),
    ),
    'Nothing that loads or moves it beyond what the surgeon wrote: put the order on file.',
  ),
  rule(
    'weight-and-fracture',
    'Weight bearing on a fracture without a weight-bearing order',
    'ask',
    all(
      yes('unhealed-fracture', standing),
      not(orderFor('unhealed-fracture', 'weight-bearing')),
      any(legWeight('partial', 'full', 'single'), armWeight('partial', 'full')),
    ),
    'Put the weight-bearing order on file.',
  ),
  rule(
    'weight-bearing-order-missing',
    'Weight-bearing restriction without an order on file',
    'ask',
    all(
      yes('weight-bearing-limited', standing),
      not(orderFor('weight-bearing-limited', 'weight-bearing')),
      any(legWeight('partial', 'full', 'single'), armWeight('partial', 'full'), does('impact')),
    ),
    'Put the order on file: how much, until when, by whom.',
  ),
  rule(
    'motion-and-fracture',
    'Movement of a region with an unhealed fracture',
    'reason',
    all(yes('unhealed-fracture', standing), not(orderFor('unhealed-fracture', 'protocol', 'weight-bearing')), { kind: 'moves' }),
    'Document what the surgeon allows.',
  ),
];
