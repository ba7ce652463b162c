import type { BodyFigure, FaceFigure, FaceShape, HandFigure, HandShape, LimbAngles, Posture, Prop, Stance } from './figure.ts';
import { restOf } from './skeleton.ts';

type More = Partial<Pick<BodyFigure, 'at' | 'seconds'>>;

/** A body seen from its right side, looking to the viewer's right. */
export const side = bodySeenFrom('side');

/** A body seen from the front. */
export const front = bodySeenFrom('front');

/** Angles that a posture doesn't name are those of the stance, named: so every joint has a way from one to the other. */
function bodySeenFrom(view: BodyFigure['view']) {
  return (stance: Stance, from: Posture, to: Posture, props: readonly Prop[] = [], more: More = {}): BodyFigure => {
    const rest = restOf({ view, stance });
    const whole = ({ near, far, ...others }: Posture): Posture => ({
      ...others,
      near: { ...rest.near, ...near },
      far: { ...rest.far, ...far },
    });
    return { kind: 'body', view, stance, from: whole(from), to: whole(to), props, seconds: 2, ...more };
  };
}

/** Both sides alike. */
export const both = (angles: Partial<LimbAngles>): Pick<Posture, 'near' | 'far'> => ({ near: angles, far: angles });

export const face = (to: FaceShape, seconds = 3): FaceFigure => ({ kind: 'face', to, seconds });

export function hand(from: HandShape, to: HandShape, object: HandFigure['object'] = 'none', seconds = 2): HandFigure {
  return { kind: 'hand', from, to, object, seconds };
}

/** Hands to begin or to end with. */
export const hands = {
  open: { fingers: [0, 0, 0, 0], thumb: 0, spread: 0.6 },
  flat: { fingers: [0, 0, 0, 0], thumb: 0.1, spread: 0 },
  soft: { fingers: [0.35, 0.35, 0.35, 0.35], thumb: 0.4, spread: 0.1 },
  fist: { fingers: [0.95, 0.95, 0.95, 0.95], thumb: 0.9, spread: 0 },
  round: { fingers: [0.5, 0.5, 0.5, 0.5], thumb: 0.7, spread: 0.3 },
  pinch: { fingers: [0.6, 0.2, 0.15, 0.1], thumb: 0.75, spread: 0.1 },
  tripod: { fingers: [0.6, 0.6, 0.5, 0.6], thumb: 0.75, spread: 0 },
  hook: { fingers: [0.6, 0.6, 0.6, 0.6], thumb: 0.1, spread: 0 },
} as const satisfies Record<string, HandShape>;

/** Lying on the back with the feet flat. */
export const hooklying: Partial<LimbAngles> = { hip: 50, knee: 100, ankle: -40 };
