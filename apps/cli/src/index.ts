export { cliErrors } from './errors.ts';
export type { Io } from './io.ts';
export { main, run } from './run.ts';
