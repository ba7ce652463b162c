/** A zone has its floor below its ceiling. */
export const isZoneOrdered = (zone: { readonly floor: number; readonly ceiling: number }): boolean => zone.floor < zone.ceiling;
