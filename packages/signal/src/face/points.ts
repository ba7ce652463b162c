/** A part of the face that moves by itself. */
export type FaceRegion = 'brow' | 'eye' | 'nose' | 'cheek' | 'mouth' | 'lip';
/** The person's own side. */
export type FaceSide = 'left' | 'right';

/** A movement that a person is asked for; the five of the Sunnybrook scale, and opening the mouth. */
export type FaceAction = 'brow-raise' | 'eye-closure' | 'smile' | 'snarl' | 'pucker' | 'mouth-open';

/** How many points a face mesh has, without and with the irises. */
export const faceSizes: readonly number[] = [468, 478];

/** The points of each region, by the numbers of the MediaPipe face mesh; of the eye the upper lid's, then the lower lid's. */
export const facePoints: Readonly<Record<FaceRegion, Readonly<Record<FaceSide, readonly number[]>>>> = {
  brow: { right: [70, 63, 105, 66, 107], left: [300, 293, 334, 296, 336] },
  eye: { right: [159, 160, 158, 145, 144, 153], left: [386, 387, 385, 374, 373, 380] },
  nose: { right: [129, 98], left: [358, 327] },
  cheek: { right: [205, 50], left: [425, 280] },
  mouth: { right: [61], left: [291] },
  lip: { right: [84, 181], left: [314, 405] },
};

/** Points that no muscle of expression moves much: corners of the eyes, bridge of the nose, its base. */
export const steadyPoints: readonly number[] = [33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 2];

/** The corners of the right and of the left eye: their middles are the ends of the interocular distance. */
export const eyeCorners = { right: [33, 133], left: [362, 263] } as const;
/** The middle of the forehead and the tip of the chin: the face's plane goes through them and the eyes, at rest. */
export const [forehead, chin] = [10, 152] as const;

/** What an action moves, in which direction (out from the midline, up), and where nothing should move with it. */
export interface FaceActionRow {
  readonly region: FaceRegion;
  readonly out: number;
  readonly up: number;
  /** Where movement counts as synkinesis; regions that the action itself carries along are left out. */
  readonly unintended: readonly FaceRegion[];
}

const diagonal = Math.SQRT1_2;

/** Every action with its region and direction; of the eye, closing counts. */
export const faceActions: Readonly<Record<FaceAction, FaceActionRow>> = {
  'brow-raise': { region: 'brow', out: 0, up: 1, unintended: ['eye', 'mouth'] },
  'eye-closure': { region: 'eye', out: 0, up: 1, unintended: ['brow', 'mouth'] },
  smile: { region: 'mouth', out: diagonal, up: diagonal, unintended: ['eye', 'brow'] },
  snarl: { region: 'nose', out: 0, up: 1, unintended: ['eye', 'brow'] },
  pucker: { region: 'mouth', out: -1, up: 0, unintended: ['eye', 'brow'] },
  'mouth-open': { region: 'lip', out: 0, up: -1, unintended: ['eye', 'brow'] },
};

/** The regions in the order of their numbers in a meter. */
export const faceRegions: readonly FaceRegion[] = ['brow', 'eye', 'nose', 'cheek', 'mouth', 'lip'];
