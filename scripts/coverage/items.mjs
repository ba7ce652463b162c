import { notesAndCases } from './notes-and-cases.mjs';
import { partOf, stateOf } from './parts.mjs';
import { treatment } from './treatment.mjs';
import { wordsAndPeople } from './words-and-people.mjs';

/** Everything that the program was asked to hold, each with the tests that exercise it. */
export const items = [...wordsAndPeople, ...treatment, ...notesAndCases].map((item) => ({
  ...item,
  parts: item.parts.map(partOf),
  state: stateOf(item),
}));
