/**
 * The pitch rate of a foot over one stride of level walking, from the last moment of push-off to the next: share of the
 * stride, and °/s about the axis to the right (toes going up is above 0). Drawn by hand after what Rampp et al. 2015 and
 * Barth et al. 2013 describe: push-off ends in a sharp minimum, the toes swing up through terminal contact, the foot turns
 * down to a second minimum at initial contact, lies flat, and rolls over the toes.
 */
const shape: readonly (readonly [share: number, rate: number])[] = [
  [0, -500],
  [0.03, 0],
  [0.06, 230],
  [0.16, 310],
  [0.26, 300],
  [0.32, 60],
  [0.36, -200],
  [0.4, -270],
  [0.48, 0],
  [0.76, 0],
  [0.86, -130],
  [0.93, -380],
  [1, -500],
];

/** How long that stride lasts, s: warping makes it longer and shorter. */
const nominal = 1.1;

/** The template in rad/s at `rate` samples per second. */
export function strideTemplate(rate: number): Float64Array {
  const samples = Math.max(8, Math.round(nominal * rate) + 1);
  let k = 0;
  return Float64Array.from({ length: samples }, (_, i) => {
    const share = i / (samples - 1);
    while (k < shape.length - 2 && share > (shape[k + 1]?.[0] ?? 1)) k++;
    const [from, low] = shape[k] as readonly [number, number];
    const [to, high] = shape[k + 1] as readonly [number, number];
    return ((low + ((high - low) * (share - from)) / (to - from)) * Math.PI) / 180;
  });
}
