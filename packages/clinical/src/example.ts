export {
  type ExampleOptions,
  type ExampleVisit,
  type ExampleWriter,
  exampleId,
  exampleSnapshot,
  exampleVisit,
  exampleWriter,
  fewestExampleEvents,
  seededNumbers,
} from './log/example.ts';
