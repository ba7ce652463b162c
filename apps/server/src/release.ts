export { release } from '@eupraxia/kernel';
