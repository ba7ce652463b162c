export type { Choice, Coding, CodingLine } from './coding.ts';
export { claimsErrors } from './errors.ts';
export { type CodingBout, type CodingInput, parseCodingInput } from './input.ts';
export { timedUnits } from './units.ts';
export { type CodeEvidence, codingOf, evidenceOf } from './visit.ts';
