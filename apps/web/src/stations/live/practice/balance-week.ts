import { exerciseDemands } from '@eupraxia/catalogue';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { type BalanceBout, type BalanceWeek, balanceWeek } from '@eupraxia/coach/dose';
import { doseContext } from '../../../app/dose-context.ts';

/** Minutes of challenging balance work of the seven days up to now, in the visits given. */
export function balanceWeekOf(visits: readonly Visit[], now: number): BalanceWeek {
  return balanceWeek(
    visits.flatMap(({ activities }) => activities.flatMap(boutsOf)),
    now,
  );
}

/** The bouts of a balance activity; of any other none. An order of the challenge goes before what the catalog says of the exercise. */
function boutsOf({ item, bouts }: Activity): readonly BalanceBout[] {
  if (doseContext(item, [], null).work !== 'balance') return [];
  const demand = exerciseDemands[item.exerciseId]?.balance;
  const challenge = item.practice?.challenge ?? (demand === 'none' ? 'low' : (demand ?? null));
  return bouts.flatMap(({ from, to }) => (to === null ? [] : [{ at: to, minutes: (to - from) / 60_000, challenge }]));
}
