import { foldVisit, minutesOf } from '@eupraxia/clinical';
import { useMemo } from 'react';
import { BigNumber } from '../../kit/BigNumber.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { useText } from '../../text/en.ts';
import { stopwatch } from '../../visit/clockTime.ts';
import { UnitsCard, useCoding } from '../../visit/UnitsCard.tsx';
import type { VisitInView } from '../../visit/useVisit.ts';
import { VisitPage } from '../../visit/VisitPage.tsx';
import { useBillText } from './text.ts';
import './bill.css';

/** The bill: units with their reason, from the clock that the note rests on. Nothing can be typed here. */
export function BillStation() {
  const common = useText();
  return <VisitPage title={common('bill')}>{(view) => <Board view={view} />}</VisitPage>;
}

function Board({ view }: { readonly view: VisitInView }) {
  const t = useBillText();
  const { log, state } = view;
  const visit = useMemo(() => foldVisit(log), [log]);
  const coding = useCoding(view);
  const minutes = useMemo(() => minutesOf(visit), [visit]);
  const { payer } = visit.snapshot;
  const choiceOpen = coding.ok && coding.value.choice !== null;
  return (
    <div className="visit-split">
      <div className="bill-main">
        <Card title={t('overview')}>
          <div className="bill-numbers">
            <BigNumber value={minutes.timed} unit="min" meaning={t('timed')} />
            <BigNumber value={minutes.total} unit="min" meaning={t('total')} />
            <BigNumber value={coding.ok ? coding.value.billableUnits : '–'} meaning={t('billable')} />
          </div>
          <p className="soft">
            {t('payer')}: {payer.name} · {t('method')} {t(payer.unitMethod)}
          </p>
          <p className="bill-status">
            <Chip kind={state.status === 'signed' ? 'done' : 'attention'}>
              {state.status === 'signed' ? t('ready') : state.status === 'addendum-proposed' ? t('addendum') : t('notSigned')}
            </Chip>
            {choiceOpen ? <Chip kind="attention">{t('openChoice')}</Chip> : null}
          </p>
        </Card>
        <Card title={t('lines')}>
          {coding.ok && coding.value.lines.length > 0 ? (
            <div className="bill-scroll">
              <table className="bill-table">
                <thead>
                  <tr>
                    <th scope="col">{t('code')}</th>
                    <th scope="col">{t('service')}</th>
                    <th scope="col">{t('modifiers')}</th>
                    <th scope="col">{t('minutesColumn')}</th>
                    <th scope="col">{t('unitsColumn')}</th>
                  </tr>
                </thead>
                <tbody>
                  {coding.value.lines.map((line) => (
                    <tr key={`${line.code}${line.modifiers.join('')}`}>
                      <th scope="row">{line.code}</th>
                      <td>{minutes.codes.find((c) => c.code === line.code)?.name ?? ''}</td>
                      <td>{line.modifiers.join(' ')}</td>
                      <td>{line.minutes}</td>
                      <td>
                        <b>{line.units}</b>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            <p className="soft">{t('none')}</p>
          )}
        </Card>
        <Card title={t('minutes')}>
          <p className="soft">{t('minutesHow')}</p>
          <div className="bill-scroll">
            <table className="bill-table">
              <thead>
                <tr>
                  <th scope="col">{t('activity')}</th>
                  <th scope="col">{t('code')}</th>
                  <th scope="col">{t('clock')}</th>
                  <th scope="col">{t('who')}</th>
                </tr>
              </thead>
              <tbody>
                {visit.activities.map(({ item, seconds, corrected, credits }) => (
                  <tr key={item.id}>
                    <th scope="row">{item.name}</th>
                    <td>{item.service.code}</td>
                    <td>
                      {stopwatch(seconds)}
                      {corrected === null ? null : <span className="soft"> {t('corrected', { reason: corrected.reason })}</span>}
                    </td>
                    <td>
                      {credits
                        .map(
                          (c) =>
                            `${c.by === 'none' ? 'patient alone' : c.by} ${stopwatch(c.seconds)}${c.mode === 'one-on-one' ? '' : ` (${c.mode})`}`,
                        )
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      </div>
      <aside className="visit-side">
        <UnitsCard view={view} title={t('units')} />
        {view.writes ? null : <p className="soft">{t('readOnly')}</p>}
      </aside>
    </div>
  );
}
