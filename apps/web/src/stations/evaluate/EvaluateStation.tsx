import { Link } from '@tanstack/react-router';
import { may } from '../../app/may.ts';
import { usePatientId } from '../../app/params.ts';
import { useMe } from '../../app/session.ts';
import { ChartPage } from '../../app/shell/ChartPage.tsx';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { buttonClass } from '../../kit/Button.tsx';
import { useText } from '../../text/en.ts';
import { ConditionCard } from './ConditionCard.tsx';
import { CoverageCard } from './CoverageCard.tsx';
import { DeficitCard } from './DeficitCard.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import { PrecautionCard } from './PrecautionCard.tsx';
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
      {(_chart, view) => (
        <div className="evaluate-columns">
          <div className="evaluate-column">
            <ConditionCard patientId={patientId} view={view} />
            <DeficitCard patientId={patientId} view={view} />
          </div>
          <div className="evaluate-column">
            <MeasureCard patientId={patientId} view={view} />
            <PrecautionCard patientId={patientId} view={view} />
            <CoverageCard patientId={patientId} view={view} />
          </div>
        </div>
      )}
    </ChartPage>
  );
}
