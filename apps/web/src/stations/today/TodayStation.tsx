import { dayIn } from '@eupraxia/clinical';
import { dayAfter } from '@eupraxia/clinical/chart';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dayTitle, instantOf, timeOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { may } from '../../app/may.ts';
import { useMe } from '../../app/session.ts';
import { LeftNotice } from '../../app/shell/LeftNotice.tsx';
import { Page } from '../../app/shell/Page.tsx';
import { BigNumber } from '../../kit/BigNumber.tsx';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { DayList } from './DayList.tsx';
import { NextPanel } from './NextPanel.tsx';
import { PlanVisitDialog } from './PlanVisitDialog.tsx';
import { useTodayText } from './text.ts';
import { useDay } from './use-day.ts';
import { useFurtherVisits } from './use-further-visits.ts';
import './today.css';

/** The first screen: what the day holds and the next thing to do, one press away. */
export function TodayStation() {
  const common = useText();
  const t = useTodayText();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/' });
  const [planning, setPlanning] = useState(false);
  const { query, data, asOf } = useDay(search.day);
  const { visits, more, isReading, error } = useFurtherVisits(search.day, data);
  const today = dayIn(me.clinic.zone, Date.now());
  const day = search.day ?? data?.day ?? today;
  const isToday = day === today;
  const goTo = (next: string) => void navigate({ to: '/', search: next === today ? {} : { day: next } });
  return (
    <Page title={dayTitle(day, today, language)} subtitle={me.clinic.name}>
      <LeftNotice />
      {asOf === undefined ? null : (
        <p role="status" className="today-as-of">
          <Icon name="offline" size={18} />
          {t('asOf', {
            time: (dayIn(me.clinic.zone, asOf) === today ? timeOf : instantOf)(asOf, me.clinic.zone, language),
          })}
        </p>
      )}
      {query.error === null || asOf !== undefined ? null : (
        <ErrorCard
          fault={faultFrom(query.error)}
          safe={t('listNotRead')}
          action={<Button onClick={() => void query.refetch()}>{common('retry')}</Button>}
        />
      )}
      {data === undefined ? null : (
        <div className="today-counts">
          <Card>
            <BigNumber
              value={data.counts.visits}
              unit={t('done', { count: data.counts.done })}
              meaning={isToday ? t('visitsToday') : t('visitsThatDay')}
            />
          </Card>
          {may(me.role, 'read-charts') ? (
            <>
              <Card>
                <BigNumber
                  value={data.counts.toSign}
                  meaning={t('notesToSign')}
                  tone={data.counts.toSign > 0 ? 'body' : 'plain'}
                />
              </Card>
              {(data.counts.toCosign ?? 0) === 0 ? null : (
                <Card>
                  <BigNumber value={data.counts.toCosign} meaning={t('toCosign')} tone="body" />
                </Card>
              )}
              <Card>
                <BigNumber
                  value={data.counts.addenda}
                  meaning={t('addendaProposed')}
                  tone={data.counts.addenda > 0 ? 'body' : 'plain'}
                />
              </Card>
            </>
          ) : null}
        </div>
      )}
      <div className={may(me.role, 'read-charts') ? 'today-columns' : 'today-column'}>
        <Card
          title={isToday ? t('yourDay') : t('thatDay')}
          actions={
            <>
              <div className="today-days">
                <Button kind="plain" aria-label={t('dayBefore')} onClick={() => goTo(dayAfter(day, -1))}>
                  <Icon name="before" size={20} />
                </Button>
                <input
                  type="date"
                  className="control today-date"
                  aria-label={t('day')}
                  value={day}
                  onChange={(event) => {
                    if (event.currentTarget.value !== '') goTo(event.currentTarget.value);
                  }}
                />
                <Button kind="plain" aria-label={t('dayAfter')} onClick={() => goTo(dayAfter(day, 1))}>
                  <Icon name="after" size={20} />
                </Button>
              </div>
              {may(me.role, 'schedule') ? (
                <Button icon={<Icon name="plus" size={18} />} onClick={() => setPlanning(true)}>
                  {t('newVisit')}
                </Button>
              ) : null}
            </>
          }
        >
          {data === undefined ? (
            query.isPending && asOf === undefined ? (
              <p className="soft">{common('loading')}</p>
            ) : null
          ) : (
            <>
              <DayList visits={visits} planned={data.counts.visits} isToday={isToday} own={data.waiting} />
              {error === null ? null : <ErrorCard fault={faultFrom(error)} />}
              {more === undefined ? null : (
                <Button busy={isReading} onClick={more}>
                  {t('showMore')}
                </Button>
              )}
            </>
          )}
        </Card>
        {data !== undefined && may(me.role, 'read-charts') ? (
          <NextPanel
            waiting={data.waiting}
            toCosign={data.toCosign ?? []}
            unprepared={isToday ? visits.filter((visit) => visit.status === 'planned' && !visit.ready) : []}
          />
        ) : null}
      </div>
      {planning ? <PlanVisitDialog day={day} onClose={() => setPlanning(false)} /> : null}
    </Page>
  );
}
