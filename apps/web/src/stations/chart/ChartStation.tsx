import { conditionNamed } from '@eupraxia/catalogue';
import { dayIn, type ProgramItem } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { gateItem, gateOf, patientOfChart } from '@eupraxia/clinical/gate';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { dayShort } from '../../app/days.ts';
import { doseText } from '../../app/dose-text.ts';
import { sideText } from '../../app/labels.ts';
import { may } from '../../app/may.ts';
import { usePatientId } from '../../app/params.ts';
import { SideCheck } from '../../app/SideCheck.tsx';
import { Outcome } from '../../app/safety/Outcome.tsx';
import { useMe } from '../../app/session.ts';
import { ChartPage } from '../../app/shell/ChartPage.tsx';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { buttonClass } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { MeasureTable } from './MeasureTable.tsx';
import { useChartText } from './text.ts';
import { VisitList } from './VisitList.tsx';
import './chart.css';

/** What is known of a patient, the visits newest first. */
export function ChartStation() {
  const { role } = useMe();
  return may(role, 'read-charts') ? <ChartScreen /> : <NotForRole />;
}

function ChartScreen() {
  const common = useText();
  const t = useChartText();
  const { role } = useMe();
  const patientId = usePatientId();
  const writes = may(role, 'write-charts');
  return (
    <ChartPage
      patientId={patientId}
      title={common('chart')}
      safe={t('safe')}
      actions={
        writes ? (
          <Link to="/patient/$patientId/evaluate" params={{ patientId }} className={buttonClass()}>
            {t('evaluate')}
          </Link>
        ) : undefined
      }
    >
      {(chart, view) => (
        <div className="chart-columns">
          <div className="chart-column">
            <Card title={t('conditions')}>
              {view.conditions.length === 0 ? (
                <EmptyState title={t('noConditions')}>{t('noConditionsRemedy')}</EmptyState>
              ) : (
                <ul className="chart-list">
                  {view.conditions.map((one) => (
                    <li key={one.id}>
                      <strong>{conditionNamed(one).alone}</strong>
                      <SideCheck condition={one} />
                      <span className="soft">
                        {t('since', { day: dayShort(one.onset, language) })}
                        {one.icd10 === undefined ? '' : ` · ${one.icd10}`}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
              <h3 className="chart-under">{t('deficits')}</h3>
              {view.deficits.length === 0 ? (
                <p className="soft">{t('noDeficits')}</p>
              ) : (
                <ul className="chart-list">
                  {view.deficits.map((one) => (
                    <li key={one.id}>
                      <span>
                        {[one.name, one.bodyPart, one.side === undefined ? undefined : common(sideText[one.side])]
                          .filter((part) => part !== undefined)
                          .join(', ')}
                      </span>
                      {one.detail === undefined ? null : <span className="soft">{one.detail}</span>}
                    </li>
                  ))}
                </ul>
              )}
              <h3 className="chart-under">{t('coverage')}</h3>
              <p className="soft">{view.coverage === null ? t('noCoverage') : view.coverage.payer}</p>
              <p className="soft">
                {t('bornOn', { day: dayShort(chart.patient.bornOn, language) })}
                {chart.patient.chartNumber === undefined ? '' : ` · ${chart.patient.chartNumber}`}
              </p>
            </Card>
            <Card title={t('measures')}>
              <MeasureTable measurements={view.measurements} />
            </Card>
          </div>
          <div className="chart-column">
            <Card
              title={t('program')}
              actions={
                writes && view.program !== null ? (
                  <Link to="/patient/$patientId/program" params={{ patientId }} className={buttonClass({ kind: 'plain' })}>
                    {t('editProgram')}
                  </Link>
                ) : undefined
              }
            >
              {view.program === null || view.program.items.length === 0 ? (
                <EmptyState
                  title={t('noProgram')}
                  action={
                    writes ? (
                      <Link to="/patient/$patientId/program" params={{ patientId }} className={buttonClass({ kind: 'ask' })}>
                        {t('writeProgram')}
                      </Link>
                    ) : undefined
                  }
                >
                  {t('noProgramRemedy')}
                </EmptyState>
              ) : (
                <ol className="chart-list">
                  {view.program.items.map((item) => (
                    <li key={item.id}>
                      <span className="chart-activity">
                        <strong>
                          {item.name}, {common(sideText[item.side])}
                        </strong>
                        <ItemOutcome item={item} view={view} bornOn={chart.patient.bornOn} />
                      </span>
                      <span className="soft">
                        {doseText(item.dose)} · {item.objective} · {item.service.code}
                      </span>
                    </li>
                  ))}
                </ol>
              )}
            </Card>
            <Card title={t('visits')}>
              <VisitList patient={chart.patient} visits={chart.visits} moreVisits={chart.moreVisits} />
            </Card>
            {may(role, 'read-access') ? (
              <p>
                <Link to="/patient/$patientId/access" params={{ patientId }} className={buttonClass({ kind: 'plain' })}>
                  {t('access')}
                </Link>
              </p>
            ) : null}
          </div>
        </div>
      )}
    </ChartPage>
  );
}

/** Whether an activity of the program may start, as the chart stands. */
function ItemOutcome({ item, view, bornOn }: { readonly item: ProgramItem; readonly view: ChartView; readonly bornOn: string }) {
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const start = useMemo(
    () => gateOf(patientOfChart(view, bornOn, today), gateItem(item), today).start,
    [item, view, bornOn, today],
  );
  return <Outcome start={start} />;
}
