import type { RowBase } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { MuscleRow } from './row.ts';

/** A page of the recommendations that was read. */
export const seniam = (page: string): Pick<RowBase, 'source' | 'status'> => ({
  source: `SENIAM recommendations (seniam.org, ${page})`,
  status: 'verified',
});

/** The recommendations cover the muscle; its page was not read for this row. */
export const seniamToRead: Pick<RowBase, 'source' | 'status'> = {
  source: 'SENIAM recommendations (seniam.org); this muscle’s page still to be read',
  status: 'unverified',
};

/** A published table that restates the recommendations was read. */
export const seniamRestated: Pick<RowBase, 'source' | 'status'> = {
  source: 'SENIAM recommendations as restated by the R package PhysioEMG (seniam_muscles.csv)',
  status: 'verified',
};

export const read = (source: string): Pick<RowBase, 'source' | 'status'> => ({ source, status: 'verified' });

export const toCheck = (source: string): Pick<RowBase, 'source' | 'status'> => ({ source, status: 'unverified' });

/** The bone where a limb's reference electrode goes. */
export const bone = {
  arm: 'Wrist, or the spine of C7',
  leg: 'Ankle, or the spine of C7',
  trunk: 'Spine of C7',
  face: 'Mastoid, or the middle of the forehead when it is not the muscle',
} as const;

interface ElectrodeSite {
  readonly posture: string;
  readonly where: string;
  readonly along: string;
  readonly reference: string;
  readonly test: string;
}

interface MuscleFields {
  readonly abbreviation: string;
  readonly region: string;
  readonly action: string;
  readonly synonyms?: readonly string[];
  readonly place: ElectrodeSite | null;
  readonly crosstalk?: readonly string[];
  readonly antagonist?: string;
}

/** A muscle's row. Electrodes are two, at most 10 mm wide along the fibres and 20 mm apart, unless the place says otherwise. */
export function muscle(id: string, name: string, from: Pick<RowBase, 'source' | 'status'>, given: MuscleFields): MuscleRow {
  return {
    kind: 'muscle',
    id,
    name,
    synonyms: given.synonyms ?? [],
    abbreviation: given.abbreviation,
    region: given.region,
    action: given.action,
    placement: given.place,
    crosstalk: given.crosstalk ?? [],
    antagonist: given.antagonist ?? null,
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
    ...from,
  };
}
