/** How many µV one of a unit is; null where the unit is no voltage. */
export function microvoltsOf(unit: string): number | null {
  switch (unit) {
    case 'nV':
      return 1e-3;
    case 'µV':
      return 1;
    case 'mV':
      return 1e3;
    case 'V':
      return 1e6;
    default:
      return null;
  }
}
