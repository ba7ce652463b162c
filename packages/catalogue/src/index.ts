export { codeOn, codes } from './codes.ts';
export { conditions } from './conditions.ts';
export { cues } from './cues.ts';
export { deficits } from './deficits.ts';
export { catalogueErrors, parseRowKind } from './errors.ts';
export { exercises } from './exercises.ts';
export { goals } from './goals.ts';
export { measures } from './measures.ts';
export { payers } from './payers.ts';
export { catalogueRelease } from './release.ts';
export type {
  CatalogueRow,
  ChangeScore,
  CodeHint,
  CodeRow,
  ConditionRow,
  CueRow,
  DeficitRow,
  Discipline,
  ExerciseRow,
  GoalRow,
  IcdCandidate,
  MeasureRow,
  PayerRow,
  RowBase,
  RowKind,
  SourceStatus,
  TechniqueRow,
} from './row.ts';
export { allRows, findRow, rowKinds, searchCatalogue } from './search.ts';
export { techniques } from './techniques.ts';
