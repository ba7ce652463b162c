/** The release of this catalogue, stored with every visit and every signature. It changes whenever a row does. */
export const catalogueRelease = '2026.12';

/** The day from which rows hold that have no older date of their own: before anything that is charted here. */
export const alwaysHeld = '2000-01-01';
