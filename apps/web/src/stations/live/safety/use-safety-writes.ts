import { findRow } from '@eupraxia/catalogue';
import type { NewBodies } from '@eupraxia/clinical';
import { type Answer, chartView, type NewChartEntry, type NewItemTraits, type NewOrder } from '@eupraxia/clinical/chart';
import { dayOfVisit, type Finding } from '@eupraxia/clinical/gate';
import { useQuery } from '@tanstack/react-query';
import { appendToChart, useChartWrites, withWrites } from '../../../app/chart-writes.ts';
import { freshId } from '../../../app/fresh-id.ts';
import { may } from '../../../app/may.ts';
import { chartQuery } from '../../../app/queries.ts';
import { useMe } from '../../../app/session.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { describeItem } from '../../program/describe-item.ts';
import type { AgreedBy } from './SpeakerConsent.tsx';

export type Reached = NonNullable<NewBodies['rule.reasoned']['reached']>;

/** What was answered, ordered, agreed and reasoned at the start of an activity, written to the visit and to the chart. */
export interface SafetyWrites {
  answer(question: string, answer: Answer): void;
  order(order: NewOrder): void;
  traits(activityId: string, traits: NewItemTraits): void;
  agree(agreed: AgreedBy): void;
  reason(finding: Finding, text: string, reached?: Reached): void;
}

/**
 * Each goes into the visit's log, which decides this start also without a network. Where this person may write charts and
 * the chart is here, it goes there too, so that the next visit does not ask again.
 */
export function useSafetyWrites({ visit, journal }: Pick<VisitInView, 'visit' | 'journal'>): SafetyWrites {
  const { role } = useMe();
  const { patient } = visit.snapshot;
  const chart = useQuery(chartQuery(patient.id));
  const pending = useChartWrites(patient.id);
  const writes = may(role, 'write-charts') && chart.data !== undefined;
  const today = dayOfVisit(visit);
  const toChart = (entry: NewChartEntry): void => {
    if (writes) appendToChart(patient.id, [entry]);
  };
  return {
    answer(question, answer) {
      void journal.append('screen.answered', { question, ...answer } as NewBodies['screen.answered']);
      if (chart.data === undefined) return;
      const { screening } = chartView(withWrites(chart.data, pending));
      const body = { id: freshId(), on: screening?.on ?? today, answers: { ...screening?.answers, [question]: answer } };
      toChart({ id: freshId(), kind: 'screening', body } as NewChartEntry);
    },
    order(order) {
      void journal.append('order.recorded', { order });
      toChart({ id: freshId(), kind: 'order', body: order } as NewChartEntry);
    },
    traits(activityId, traits) {
      void journal.append('traits.recorded', { activityId, traits });
      if (!writes || chart.data === undefined) return;
      describeItem(patient.id, chartView(withWrites(chart.data, pending)).program, activityId, traits);
    },
    agree(agreed) {
      void journal.append('consent.agreed', { what: 'treatment', ...agreed });
      const body = { id: freshId(), what: 'treatment', given: true, ...agreed, on: today };
      toChart({ id: freshId(), kind: 'consent', body } as NewChartEntry);
    },
    reason(finding, text, reached) {
      const { rule, facts } = finding;
      void journal.append('rule.reasoned', { rule, text, facts, ...(reached === undefined ? {} : { reached }) });
      // A reading is of this visit; what the chart says of the person holds on.
      if (findRow('safety', rule) === undefined || finding.about.includes('vitals')) return;
      toChart({ id: freshId(), kind: 'rule-reason', body: { id: freshId(), rule, text, facts, on: today } } as NewChartEntry);
    },
  };
}
