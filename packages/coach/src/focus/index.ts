export { type Hint, hintsFor, type Situation } from '../hints.ts';
export { cueIds, cueToShow, externalFirst, type FocusFound, focusOfText } from './focus.ts';
