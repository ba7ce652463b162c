/**
 * Seconds as a clock states them, floored to whole ones: `14 min 40 s`, `8 min` or `40 s`. A thousandth of a second forgives
 * what the count of minutes forgives.
 */
export function timeText(seconds: number): string {
  const whole = Math.floor(seconds + 0.001);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0 && rest > 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}
