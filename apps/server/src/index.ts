export { isDemoClinic } from '@eupraxia/demo';
export type { DemoSignIn } from './demo/sign-ins.ts';
export { serverErrors } from './errors.ts';
export type { FirstSignIn } from './founding.ts';
export { foundByOperator, linkByOperator, type OperatorsLink } from './identity/operator.ts';
export type { ServerOptions } from './options.ts';
export { printFonts } from './print/fonts.ts';
export { release } from './release.ts';
export { type RunningServer, startServer } from './start.ts';
