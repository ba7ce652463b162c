export { type DualTaskCost, type DualTaskNumber, dualTaskCosts } from './cost.ts';
