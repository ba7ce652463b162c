export { release } from '@eupraxia/api';
