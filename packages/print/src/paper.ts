/** Paper sizes that a document can be laid out on. */
export type Paper = 'A4' | 'LETTER';

const letterPlaces = /^(?:America|US|Canada)\/|^Pacific\/Honolulu$/;

/** The paper in the printers of a clinic, by its time zone: Letter in the Americas, A4 elsewhere. */
export const paperOf = (zone: string): Paper => (letterPlaces.test(zone) ? 'LETTER' : 'A4');
