export { type DoseRow, dosePresets, doseRows } from '../rows/doses.ts';
export { type Dose, doseOf, type SetCues } from './ledger.ts';
export {
  type BalanceBout,
  type BalanceWeek,
  balanceWeek,
  type DoseAgainst,
  type DoseContext,
  doseAgainst,
  type HeartRateZone,
  heartRateZone,
} from './need.ts';
