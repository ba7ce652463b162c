import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { type Dose, doseAgainst, doseOf, doseRows, heartRateZone } from '@eupraxia/coach/dose';
import { isOn, orderedPractice } from '@eupraxia/coach/rows';
import { doseContext } from '../../../app/dose-context.ts';
import type { PracticeHistory } from '../../../app/practice-history.ts';
import { SourceMark } from '../../../app/SourceMark.tsx';
import { Button } from '../../../kit/Button.tsx';
import { stopwatch } from '../../../visit/stopwatch.ts';
import { balanceWeekOf } from './balance-week.ts';
import { usePracticeText } from './text.ts';
import './practice.css';

/** What was practised so far, of the chosen activity and of the visit, beside what is known of the dose that learning needs. */
export function DoseSheet({
  visit,
  activity,
  history,
  now,
  onDone,
}: {
  readonly visit: Visit;
  readonly activity: Activity;
  readonly history: PracticeHistory;
  /** UTC ms on the session clock. */
  readonly now: number;
  readonly onDone: () => void;
}) {
  const t = usePracticeText();
  const dose = doseOf(activity);
  const all = visit.activities.map(doseOf);
  const sum = (of: (one: Dose) => number): number => all.reduce((total, one) => total + of(one), 0);
  const clock = (of: Dose | null): string => {
    const seconds = of === null ? sum((one) => one.activeSeconds) : of.activeSeconds;
    const untimed = of === null ? sum((one) => one.untimed) : of.untimed;
    if (untimed > 0 && seconds === 0) return '–';
    return untimed === 0 ? stopwatch(seconds) : t('atLeast', { time: stopwatch(seconds) });
  };
  const rows: readonly (readonly [string, string | number, string | number])[] = [
    [t('good'), dose.good, sum((one) => one.good)],
    [t('repetitions'), dose.repetitions, sum((one) => one.repetitions)],
    [t('probed'), dose.probed, sum((one) => one.probed)],
    [t('active'), clock(dose), clock(null)],
    [t('onTheClock'), stopwatch(dose.clockSeconds), stopwatch(sum((one) => one.clockSeconds))],
    [t('handsOn'), dose.handsOn, sum((one) => one.handsOn)],
    [t('cues'), dose.cues, sum((one) => one.cues)],
  ];
  return (
    <section className="sheet dose" aria-label={t('dose')}>
      <div className="dose-head">
        <h2>{t('dose')}</h2>
        <Button onClick={onDone}>{t('back')}</Button>
      </div>
      <p className="soft">{t('doseHow')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{activity.item.name}</th>
            <th scope="col">{t('here')}</th>
            <th scope="col">{t('visit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, one, whole]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{one}</td>
              <td>{whole}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {dose.untimed === 0 ? null : <p className="soft">{t('untimed', { count: dose.untimed })}</p>}
      <Cueing dose={dose} />
      <Against visit={visit} activity={activity} dose={dose} history={history} now={now} />
    </section>
  );
}

function Cueing({ dose }: { readonly dose: Dose }) {
  const t = usePracticeText();
  const worked = dose.cuesBySet.filter(({ repetitions }) => repetitions > 0);
  if (worked.length === 0) return null;
  return (
    <p>
      {t('cuesBySet')}: {worked.map(({ cues, repetitions, set }) => t('cuesOfSet', { set, cues, repetitions })).join(' · ')}
      {dose.cueing === null ? '' : ` – ${t(`cueing-${dose.cueing}`)}`}
    </p>
  );
}

interface AgainstProps {
  readonly visit: Visit;
  readonly activity: Activity;
  readonly dose: Dose;
  readonly history: PracticeHistory;
  readonly now: number;
}

/** What the dose is held against, as far as the rules of the activity are on. */
function Against({ visit, activity, dose, history, now }: AgainstProps) {
  const t = usePracticeText();
  const { item } = activity;
  const { rules } = orderedPractice(item.practice);
  const context = doseContext(item, visit.snapshot.conditions, visit.pain.at(-1)?.score ?? null);
  const { usual, ofUsual, presets, noPresets, few } = doseAgainst(dose.repetitions, context);
  const share = dose.activeShare;
  const rate = item.practice?.heartRate;
  const beat = rate === undefined || !isOn('walking-intensity', rules) ? null : heartRateZone(rate);
  return (
    <div className="dose-against">
      <h3>{t('against')}</h3>
      {context.work === 'balance' && isOn('balance-dose', rules) ? (
        <BalanceMinutes visit={visit} history={history} now={now} />
      ) : null}
      {beat === null ? null : (
        <>
          <p>{t(beat.capped ? 'heartRateCapped' : 'heartRate', { least: beat.least, most: beat.most })}</p>
          <SourceMark row={doseRows.walkingReserve} />
        </>
      )}
      {!isOn('dose-against-usual', rules) ? null : usual === null ? (
        <p>{t('noUsual')}</p>
      ) : (
        <>
          <p>
            {t('usual', { value: usual.value, low: usual.low ?? usual.value, high: usual.high ?? usual.value, unit: usual.unit })}{' '}
            {t('ofUsual', { percent: Math.round(100 * (ofUsual ?? 0)) })}
          </p>
          <SourceMark row={usual} />
        </>
      )}
      {!isOn('high-dose', rules) ? null : presets.length === 0 ? (
        <p>{t(`none-${noPresets ?? 'unknown'}`)}</p>
      ) : (
        <>
          <p>
            {t('feasible', { value: doseRows.feasibleArm.value, presets: presets.join(', ') })} {few ? t('few') : ''}
          </p>
          <SourceMark row={doseRows.feasibleArm} />
        </>
      )}
      {share === null || context.work !== 'arm-task' ? null : (
        <p>{t('activeShare', { share: Math.round(100 * share), usual: Math.round(100 * doseRows.activeTime.value) })}</p>
      )}
    </div>
  );
}

function BalanceMinutes({ visit, history, now }: Pick<AgainstProps, 'visit' | 'history' | 'now'>) {
  const t = usePracticeText();
  const known = Array.isArray(history);
  const week = balanceWeekOf([...(known ? (history as readonly Visit[]) : []), visit], now);
  const unstated = Math.round(week.unstated);
  return (
    <>
      <p>
        {t('balanceDone', { minutes: Math.round(week.minutes), goal: week.goal })}{' '}
        {unstated === 0 ? '' : t('balanceUnstated', { count: unstated })} {known ? '' : t('balanceUnknown')}
      </p>
      <SourceMark row={doseRows.balanceWeek} />
    </>
  );
}
