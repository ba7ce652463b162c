import type { MeasureRow } from '@eupraxia/catalogue';
import type { ChartView } from '@eupraxia/clinical/chart';
import { gateMeasure, gateOf, patientOfChart, type Verdict } from '@eupraxia/clinical/gate';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { chartQuery } from '../../app/queries.ts';
import type { FindingDeeds } from '../../app/safety/FindingActions.tsx';
import { saveAnswers } from '../../app/safety/SafetyCard.tsx';
import { useMe } from '../../app/session.ts';

/** What the gate says of a measure as the chart stands; null while none is chosen. */
export function useMeasureGate(
  patientId: string,
  view: ChartView,
  today: string,
  row: MeasureRow | undefined,
  side: 'left' | 'right' | undefined,
): Verdict | null {
  const bornOn = useQuery(chartQuery(patientId)).data?.patient.bornOn;
  return useMemo(() => {
    if (row === undefined || bornOn === undefined) return null;
    // Without a side a sided measure may be taken on either.
    const on = side ?? (row.sided ? 'bilateral' : 'midline');
    return gateOf(patientOfChart(view, bornOn, today), gateMeasure(row.id, on), today);
  }, [view, bornOn, today, row, side]);
}

/** What can be done about its findings in the chart: questions answered, and a reason given. */
export function useMeasureDeeds(patientId: string, view: ChartView, today: string): FindingDeeds {
  const isTherapist = useMe().role === 'therapist';
  return {
    today,
    answers: view.screening?.answers ?? {},
    mayReason: isTherapist,
    mayClear: isTherapist,
    onAnswer: (question, answer) => saveAnswers(patientId, view, today, { [question]: answer }),
    onReason: ({ rule, facts }, text) =>
      appendToChart(patientId, [{ id: freshId(), kind: 'rule-reason', body: { id: freshId(), rule, text, facts, on: today } }]),
  };
}
