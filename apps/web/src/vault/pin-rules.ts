/** What is wrong with a PIN that somebody chose. */
export type PinFault = 'digits' | 'short' | 'long' | 'easy' | 'date';

export const shortestPin = 6;
export const longestPin = 12;

/** Orders in which a hand runs over the keys. */
const runs = ['01234567890123456789', '98765432109876543210', '147258369', '963852741', '159753', '357951', '258025800852'];

/**
 * Why a PIN is refused, or null. It refuses what is tried first: one digit repeated, a run of keys, a short part repeated, a
 * doubled or mirrored run, and whatever reads as a date.
 */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d*$/.test(pin)) return 'digits';
  if (pin.length < shortestPin) return 'short';
  if (pin.length > longestPin) return 'long';
  if (isEasy(pin)) return 'easy';
  return readsAsDate(pin) ? 'date' : null;
}

function isEasy(pin: string): boolean {
  if (new Set(pin).size < 3) return true;
  if (runs.some((run) => run.includes(pin))) return true;
  const repeated = [2, 3, 4, 5, 6].some(
    (n) =>
      pin.length >= 2 * n &&
      pin ===
        pin
          .slice(0, n)
          .repeat(Math.ceil(pin.length / n))
          .slice(0, pin.length),
  );
  if (repeated) return true;
  const half = pin.slice(0, pin.length / 2);
  const isRun = (part: string): boolean => part.length > 1 && runs.some((run) => run.includes(part));
  const mirrored = pin.length % 2 === 0 && pin.endsWith([...half].reverse().join('')) && isRun(half);
  const doubled = pin.replace(/(\d)\1/g, '$1');
  return mirrored || (doubled.length * 2 === pin.length && isRun(doubled));
}

/** Six digits or eight that name a day of 1900 to 2099 in any of the usual orders, or begin or end with a year of those. */
function readsAsDate(pin: string): boolean {
  if (/^(?:19|20)\d\d/.test(pin) || /(?:19|20)\d\d$/.test(pin)) return true;
  if (pin.length !== 6) return false;
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number];
  const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay(a, b) || isDay(b, a) || isDay(b, c);
}
