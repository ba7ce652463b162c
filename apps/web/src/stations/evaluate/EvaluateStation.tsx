import type { ChartView } from '@eupraxia/clinical/chart';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may } from '../../app/may.ts';
import { usePatientId } from '../../app/params.ts';
import { SafetyCard } from '../../app/safety/SafetyCard.tsx';
import { useMe } from '../../app/session.ts';
import { ChartPage } from '../../app/shell/ChartPage.tsx';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { buttonClass } from '../../kit/Button.tsx';
import { useText } from '../../text/en.ts';
import { describeItem } from '../program/describe-item.ts';
import { CertificationCard } from './CertificationCard.tsx';
import { ComplexityCard } from './ComplexityCard.tsx';
import { ConditionCard } from './ConditionCard.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { CoverageCard } from './CoverageCard.tsx';
import { DeficitCard } from './DeficitCard.tsx';
import { FindingCard } from './FindingCard.tsx';
import { GoalCard } from './GoalCard.tsx';
import { GuardianCard } from './GuardianCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { LimitsCard } from './LimitsCard.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import { OrdersCard } from './OrdersCard.tsx';
import { PlanCard } from './PlanCard.tsx';
import { PrecautionCard } from './PrecautionCard.tsx';
import { type EvaluationPart, evaluationParts } from './parts.ts';
import { ScreeningCard } from './ScreeningCard.tsx';
import { useEvaluateText } from './text.ts';
import './evaluate.css';

/** What is wrong, how much, what to mind and who pays: each saved by itself, in any order. */
export function EvaluateStation() {
  const { role } = useMe();
  return may(role, 'write-charts') ? <EvaluateScreen /> : <NotForRole />;
}

function EvaluateScreen() {
  const common = useText();
  const t = useEvaluateText();
  const patientId = usePatientId();
  const part = useSearch({ from: '/patient/$patientId/evaluate' }).part ?? 'problem';
  return (
    <ChartPage
      key={patientId}
      patientId={patientId}
      title={common('evaluate')}
      safe={t('safe')}
      actions={
        <Link to="/patient/$patientId/program" params={{ patientId }} className={buttonClass()}>
          {t('toProgram')}
        </Link>
      }
    >
      {(chart, view) => (
        <>
          <nav className="parts" aria-label={t('parts')}>
            {evaluationParts.map((one) => (
              <Link
                key={one}
                to="/patient/$patientId/evaluate"
                params={{ patientId }}
                search={one === 'problem' ? {} : { part: one }}
                className="part"
                activeOptions={{ exact: true }}
              >
                {t(`part-${one}`)}
              </Link>
            ))}
          </nav>
          <Part part={part} patientId={patientId} bornOn={chart.patient.bornOn} view={view} />
        </>
      )}
    </ChartPage>
  );
}

function Part({
  part,
  patientId,
  bornOn,
  view,
}: {
  readonly part: EvaluationPart;
  readonly patientId: string;
  readonly bornOn: string;
  readonly view: ChartView;
}) {
  const of = { patientId, view };
  switch (part) {
    case 'problem':
      return (
        <Columns
          left={[<ConditionCard key="c" bornOn={bornOn} {...of} />, <DeficitCard key="d" {...of} />]}
          right={[<MeasureCard key="m" {...of} />]}
        />
      );
    case 'history':
      return <Columns left={[<HistoryCard key="h" {...of} />]} right={[]} />;
    case 'examination':
      return <Columns left={[<FindingCard key="f" {...of} />]} right={[]} />;
    case 'safety':
      return (
        <Columns
          left={[<ScreeningCard key="s" bornOn={bornOn} {...of} />]}
          right={[
            <SafetyCard
              key="g"
              bornOn={bornOn}
              screenBeside
              {...of}
              onTraits={(itemId, traits) => describeItem(patientId, view.program, itemId, traits)}
            />,
            <OrdersCard key="o" {...of} />,
            <PrecautionCard key="p" {...of} />,
            <LimitsCard key="l" {...of} />,
          ]}
        />
      );
    case 'agreements':
      return (
        <Columns
          left={[<ConsentCard key="c" {...of} />, <GuardianCard key="g" {...of} />]}
          right={[<CoverageCard key="p" {...of} />]}
        />
      );
    case 'plan':
      return (
        <Columns
          left={[<GoalCard key="g" {...of} />, <ComplexityCard key="x" view={view} />]}
          right={[<CertificationCard key="s" {...of} />, <PlanCard key="p" {...of} />]}
        />
      );
  }
}

function Columns({ left, right }: { readonly left: readonly ReactNode[]; readonly right: readonly ReactNode[] }) {
  return (
    <div className="evaluate-columns">
      <div className="evaluate-column">{left}</div>
      {right.length === 0 ? null : <div className="evaluate-column">{right}</div>}
    </div>
  );
}
