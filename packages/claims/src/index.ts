export type { Choice, Coding, CodingLine, EventRef, UnbilledTime } from './coding.ts';
export type { Answers, CountedVisit, ServiceTime } from './counted-visit.ts';
export { claimsErrors } from './errors.ts';
export { type CodingBout, type CodingInput, parseCodingInput } from './input.ts';
export { timedUnits } from './units.ts';
export { codingOf } from './visit.ts';
export type { Why, WhyBook, WhyKey, WhyParams } from './why.ts';
export { whyBooks, whyText } from './why-text.ts';
