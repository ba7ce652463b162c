export { type Hint, hintsFor, type Principle, principles, type Situation, shownDeviation } from '../hints.ts';
export { cueIds, cueToShow, externalFirst, type FocusFound, focusOfText } from './focus.ts';
