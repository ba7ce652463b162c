/** @throws RangeError for a number that is not within its bounds, or is none */
export function mustBe(what: string, found: number, least: number, most: number): void {
  if (!(found >= least && found <= most)) throw new RangeError(`${what} of ${found} is not within ${least} to ${most}`);
}
