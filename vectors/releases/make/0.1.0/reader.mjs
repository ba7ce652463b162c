/** What the bundle of a release's reader offers; see freeze.mjs. */

export { codingOf, timedUnits } from 'release:packages/claims/src/index.ts';
export { composeNote, foldVisit, minutesOf, parseEvent, readLog, verifySeal } from 'release:packages/clinical/src/index.ts';
