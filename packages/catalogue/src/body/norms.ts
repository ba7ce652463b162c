import { alwaysHeld } from '../release.ts';
import type { NormRow } from './row.ts';

const column = {
  source: 'Norkin and White, table A.1, AAOS column (fadavispt.mhmedical.com 158980269)',
  status: 'verified',
} as const;
const handbook = { source: 'unsourced; to look up: AAOS handbook, Norkin and White', status: 'unsourced' } as const;

type Motions = readonly (readonly [motion: string, degrees: number])[];

function normsOf(joint: string, from: Pick<NormRow, 'source' | 'status'>, motions: Motions): NormRow[] {
  return motions.map(([motion, degrees]) => {
    const slug = `${joint}-${motion.toLowerCase().replaceAll(' ', '-')}`;
    return {
      kind: 'norm',
      id: slug,
      name: `${joint[0]?.toUpperCase()}${joint.slice(1)} ${motion}, adult range`,
      synonyms: ['rom', 'range of motion', 'goniometry'],
      joint,
      motion,
      degrees,
      ages: 'adult',
      measure: `arom-${slug}`,
      effectiveFrom: alwaysHeld,
      effectiveTo: null,
      ...from,
    };
  });
}

/**
 * How far joints of healthy adults move, in degrees. Never shown for a child: girls of two to eight bend the hip to
 * 140.8° and boys to 131.1° (CDC joint range study, n=674).
 */
export const norms: readonly NormRow[] = [
  ...normsOf('shoulder', column, [
    ['flexion', 180],
    ['extension', 60],
    ['abduction', 180],
    ['internal rotation', 70],
    ['external rotation', 90],
  ]),
  ...normsOf('elbow', column, [
    ['flexion', 150],
    ['extension', 0],
  ]),
  ...normsOf('forearm', column, [
    ['pronation', 80],
    ['supination', 80],
  ]),
  ...normsOf('wrist', column, [
    ['flexion', 80],
    ['extension', 70],
    ['radial deviation', 20],
    ['ulnar deviation', 30],
  ]),
  ...normsOf('hip', handbook, [
    ['flexion', 120],
    ['extension', 30],
    ['abduction', 45],
    ['adduction', 30],
    ['internal rotation', 45],
    ['external rotation', 45],
  ]),
  ...normsOf('knee', handbook, [
    ['flexion', 135],
    ['extension', 0],
  ]),
  ...normsOf('ankle', handbook, [
    ['dorsiflexion', 20],
    ['plantarflexion', 50],
  ]),
  ...normsOf('subtalar', handbook, [
    ['inversion', 35],
    ['eversion', 15],
  ]),
  ...normsOf('cervical', handbook, [
    ['flexion', 45],
    ['extension', 45],
    ['lateral flexion', 45],
    ['rotation', 60],
  ]),
  ...normsOf('lumbar', handbook, [
    ['flexion', 60],
    ['extension', 25],
    ['lateral flexion', 25],
  ]),
  ...normsOf('thumb', handbook, [
    ['MCP flexion', 50],
    ['IP flexion', 80],
  ]),
  ...normsOf('finger', handbook, [
    ['MCP flexion', 90],
    ['PIP flexion', 100],
    ['DIP flexion', 90],
  ]),
];
