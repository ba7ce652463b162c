import { codeOn } from '@eupraxia/catalogue';
import { type CodingLine, timeText } from '@eupraxia/claims';
import { dayIn } from '@eupraxia/clinical';
import { minutesOf } from '@eupraxia/clinical/visit';
import { useMemo, useState } from 'react';
import { timeOf } from '../../app/days.ts';
import { BigNumber } from '../../kit/BigNumber.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Table } from '../../kit/Table.tsx';
import { useText } from '../../text/en.ts';
import { codedVisit } from '../../visit/coded-visit.ts';
import { stopwatch } from '../../visit/stopwatch.ts';
import { timeBeyondVisit } from '../../visit/time-beyond.ts';
import { UnitsCard } from '../../visit/UnitsCard.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { VisitPage } from '../../visit/VisitPage.tsx';
import { LineEvidence, lineName } from './LineEvidence.tsx';
import { useBillText } from './text.ts';
import './bill.css';

/** The bill: units with their reason, from the clock that the note rests on. Nothing can be typed here. */
export function BillStation() {
  const common = useText();
  return <VisitPage title={common('bill')}>{(view) => <Board view={view} />}</VisitPage>;
}

function Board({ view }: { readonly view: VisitInView }) {
  const t = useBillText();
  const { state } = view;
  const [marked, setMarked] = useState<string | null>(null);
  const { visit, coding } = codedVisit(view);
  const minutes = useMemo(() => minutesOf(visit), [visit]);
  const beyond = useMemo(() => timeBeyondVisit(view.log, visit), [view.log, visit]);
  const { payer, clinic } = visit.snapshot;
  const date = dayIn(clinic.zone, visit.opened.at);
  const markedLine = coding.ok ? (coding.value.lines.find((line) => lineName(line) === marked) ?? null) : null;
  const choiceOpen = coding.ok && coding.value.choice !== null;
  // A visit of the day that was finished after the signature is in no number here.
  const later = minutesOf(view.visit).day.others > minutes.day.others;
  const nothing = coding.ok && !choiceOpen && coding.value.billableUnits === 0;
  return (
    <div className="visit-split">
      <div className="bill-main">
        <Card title={t('overview')}>
          <div className="bill-numbers">
            <BigNumber value={coding.ok ? coding.value.timedMinutes : minutes.day.timed} unit="min" meaning={t('timed')} />
            <BigNumber value={coding.ok ? coding.value.totalMinutes : minutes.day.total} unit="min" meaning={t('total')} />
            <BigNumber value={coding.ok ? coding.value.billableUnits : '–'} meaning={t('billable')} />
          </div>
          <p className="soft">
            {t('payer')}: {payer.name} · {t('method')} {t(payer.unitMethod)}
          </p>
          <p className="bill-status">
            <Chip kind={state.status === 'signed' && !choiceOpen && !nothing && !beyond && !later ? 'done' : 'attention'}>
              {state.status === 'signed'
                ? t(choiceOpen ? 'signedOnly' : nothing ? 'signedNothing' : beyond || later ? 'signedCheck' : 'ready')
                : state.status === 'addendum-proposed'
                  ? t('addendum')
                  : t('notSigned')}
            </Chip>
            {choiceOpen ? <Chip kind="attention">{t('openChoice')}</Chip> : null}
            {beyond ? <Chip kind="attention">{t('beyond')}</Chip> : null}
          </p>
          {minutes.day.others > 0 ? <p className="soft">{t('sameDay')}</p> : null}
          {later ? <p className="soft">{t('sameDayLater')}</p> : null}
        </Card>
        <Card title={t('lines')}>
          {coding.ok && coding.value.lines.length > 0 ? (
            <Table
              caption={t('lines')}
              rows={coding.value.lines}
              keyOf={lineName}
              columns={[
                { key: 'code', title: t('code'), cell: (line) => <LineCode line={line} marked={marked} onMark={setMarked} /> },
                {
                  key: 'service',
                  title: t('service'),
                  cell: (line) => codeOn(line.code, date)?.name ?? '',
                },
                { key: 'modifiers', title: t('modifiers'), cell: (line) => line.modifiers.join(' ') },
                {
                  key: 'minutes',
                  title: t('minutesColumn'),
                  number: true,
                  cell: (line) => <span className="line-minutes">{timeText(line.seconds)}</span>,
                },
                { key: 'units', title: t('unitsColumn'), number: true, cell: (line) => <b>{line.units}</b> },
              ]}
            />
          ) : (
            <p className="soft">{t('none')}</p>
          )}
        </Card>
        <Card title={t('minutes')}>
          <p className="soft">{t('minutesHow')}</p>
          <Table
            caption={t('minutes')}
            rows={visit.activities}
            keyOf={({ item }) => item.id}
            columns={[
              { key: 'activity', title: t('activity'), cell: ({ item }) => <b>{item.name}</b> },
              { key: 'code', title: t('code'), cell: ({ item }) => item.service.code },
              {
                key: 'clock',
                title: t('clock'),
                cell: ({ seconds, corrected }) => (
                  <>
                    {stopwatch(seconds)}
                    {corrected === null ? null : (
                      <span className="soft">
                        {' '}
                        {t('corrected', { time: timeOf(corrected.at, clinic.zone, 'en-US'), reason: corrected.reason })}
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: 'who',
                title: t('who'),
                cell: ({ credits }) =>
                  credits
                    .map(
                      (c) =>
                        `${c.by === 'none' ? 'patient alone' : c.by} ${stopwatch(c.seconds)}${c.mode === 'one-on-one' ? '' : ` (${c.mode})`}`,
                    )
                    .join(', '),
              },
            ]}
          />
        </Card>
      </div>
      <aside className="visit-side">
        <LineEvidence view={view} line={markedLine} onClose={() => setMarked(null)} />
        <UnitsCard view={view} title={t('units')} />
        {view.writes ? null : <p className="soft">{t('readOnly')}</p>}
      </aside>
    </div>
  );
}

/** The code of a line, which opens its evidence as a sentence of the note does. */
function LineCode({
  line,
  marked,
  onMark,
}: {
  readonly line: CodingLine;
  readonly marked: string | null;
  readonly onMark: (name: string | null) => void;
}) {
  const t = useBillText();
  const name = lineName(line);
  const here = marked === name;
  return (
    <button
      type="button"
      className="line-code"
      aria-pressed={here}
      aria-label={t('openLine', { line: name })}
      onClick={(event) => {
        onMark(here ? null : name);
        // Out from under the evidence, where that lies over the bill.
        event.currentTarget.scrollIntoView({ block: 'nearest' });
      }}
    >
      {line.code}
    </button>
  );
}
