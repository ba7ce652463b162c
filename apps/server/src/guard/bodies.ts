import type { ServerLimits } from './limits.ts';

/** The memory that bodies of calls may take at a time. */
export interface BodyBudget {
  /**
   * Reserves room for a body before it is read.
   * @param whose the person, or before sign-in the address
   * @returns what gives the room back, or null if too much is in memory already
   */
  reserve(whose: string, bytes: number): (() => void) | null;
  /** Bytes that are reserved now. */
  taken(): number;
}

/** Counts the bodies in memory, of each person and of all, so that no number of unfinished calls fills the memory. */
export function bodyBudget({ bodies, bodiesPerPerson }: Pick<ServerLimits, 'bodies' | 'bodiesPerPerson'>): BodyBudget {
  const shares = new Map<string, number>();
  let taken = 0;
  return {
    reserve(whose, bytes) {
      const share = shares.get(whose) ?? 0;
      if (taken + bytes > bodies || share + bytes > bodiesPerPerson) return null;
      taken += bytes;
      shares.set(whose, share + bytes);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        taken -= bytes;
        const left = (shares.get(whose) ?? bytes) - bytes;
        if (left === 0) shares.delete(whose);
        else shares.set(whose, left);
      };
    },
    taken: () => taken,
  };
}
