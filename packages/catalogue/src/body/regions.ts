import { alwaysHeld } from '../release.ts';
import type { RegionRow } from './row.ts';

const common = {
  kind: 'region',
  source: 'Own division of the body for the map; names are clinical anatomy',
  status: 'verified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

type View = RegionRow['views'][number];

function region(
  id: string,
  name: string,
  within: string | null,
  views: readonly View[],
  sided: boolean,
  synonyms: readonly string[] = [],
  joint: string | null = null,
): RegionRow {
  return { ...common, id, name, within, views, sided, synonyms, joint };
}

const both: readonly View[] = ['front', 'back'];
const front: readonly View[] = ['front'];
const back: readonly View[] = ['back'];
const face: readonly View[] = ['face'];

/** Regions of the body map: parents first. A sided one has a left and a right shape, a midline one a single shape. */
export const regions: readonly RegionRow[] = [
  region('head', 'Head', null, both, false, ['skull', 'scalp']),
  region('face', 'Face', 'head', front, true, ['facial']),
  region('forehead', 'Forehead', 'face', face, true, ['brow', 'frontalis']),
  region('eye', 'Eye and eyelids', 'face', face, true, ['eyelid', 'orbicularis oculi']),
  region('nose', 'Nose', 'face', face, true, ['nostril']),
  region('cheek', 'Cheek', 'face', face, true, ['zygomaticus', 'buccinator']),
  region('mouth', 'Mouth', 'face', face, true, ['lips', 'orbicularis oris']),
  region('chin', 'Chin', 'face', face, true, ['mentalis']),
  region('jaw', 'Jaw', 'face', face, true, ['tmj', 'masseter']),
  region('ear', 'Ear (vestibular)', 'head', both, true, ['vestibular', 'labyrinth', 'inner ear']),
  region('neck', 'Neck', null, both, false, ['cervical', 'cervical spine'], 'cervical'),
  region('neck-front', 'Anterior neck', 'neck', front, false, ['throat', 'carotid', 'larynx']),
  region('neck-back', 'Posterior neck', 'neck', back, false, ['suboccipital', 'nape']),
  region('trunk', 'Trunk', null, both, false, ['torso', 'core']),
  region('chest', 'Chest', 'trunk', front, true, ['thorax', 'pectoral']),
  region('belly', 'Abdomen', 'trunk', front, false, ['belly', 'abdominal']),
  region('upper-back', 'Upper back', 'trunk', back, false, ['thoracic spine', 'interscapular']),
  region('lower-back', 'Low back', 'trunk', back, false, ['lumbar', 'lumbar spine'], 'lumbar'),
  region('pelvis', 'Pelvis', null, both, false, ['sacrum', 'groin']),
  region('pelvic-floor', 'Pelvic floor', 'pelvis', front, false, ['perineum']),
  region('buttock', 'Buttock', 'pelvis', back, true, ['gluteal']),
  region('arm', 'Arm', null, both, true, ['upper extremity', 'upper limb', 'ue', 'rue', 'lue', 'bue']),
  region('shoulder-blade', 'Scapula', 'arm', back, true, ['shoulder blade', 'scapular']),
  region('shoulder', 'Shoulder', 'arm', both, true, ['glenohumeral', 'deltoid'], 'shoulder'),
  region('upper-arm', 'Upper arm', 'arm', both, true, ['humerus']),
  region('elbow', 'Elbow', 'arm', both, true, ['cubital'], 'elbow'),
  region('forearm', 'Forearm', 'arm', both, true, ['radius', 'ulna'], 'forearm'),
  region('wrist', 'Wrist', 'arm', both, true, ['carpal', 'carpus'], 'wrist'),
  region('hand', 'Hand', 'arm', both, true, ['palm', 'metacarpal']),
  region('thumb', 'Thumb', 'hand', both, true, ['pollex'], 'thumb'),
  region('fingers', 'Fingers', 'hand', both, true, ['digits', 'mcp', 'pip', 'dip'], 'finger'),
  region('leg', 'Leg', null, both, true, ['lower extremity', 'lower limb', 'le', 'rle', 'lle', 'ble']),
  region('hip', 'Hip', 'leg', both, true, ['coxa', 'groin'], 'hip'),
  region('thigh', 'Thigh', 'leg', both, true, ['quadriceps', 'hamstrings', 'femur']),
  region('knee', 'Knee', 'leg', both, true, ['patella'], 'knee'),
  region('shin', 'Shin', 'leg', front, true, ['lower leg', 'tibia']),
  region('calf', 'Calf', 'leg', back, true, ['gastrocnemius', 'soleus']),
  region('ankle', 'Ankle', 'leg', both, true, ['talocrural', 'hindfoot'], 'ankle'),
  region('foot', 'Foot', 'leg', both, true, ['sole', 'plantar'], 'subtalar'),
  region('toes', 'Toes', 'foot', front, true, ['hallux', 'digits']),
];

const parents = new Map(regions.map((row) => [row.id, row.within]));

/** Whether a region is another one or lies inside it; unknown ids lie in nothing but themselves. */
export function liesWithin(id: string, outer: string): boolean {
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) if (at === outer) return true;
  return false;
}
