export { chainVersion } from './version.ts';
