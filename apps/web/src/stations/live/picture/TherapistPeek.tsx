import type { Activity } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { useEscape } from '../../../kit/use-escape.ts';
import { TraceCanvas } from './TraceCanvas.tsx';
import { usePictureText } from './text.ts';
import { type LiveReadout, useReadout } from './use-readout.ts';

/**
 * Number, trace and success for the therapist while the patient is given none. With a second window the patient looks there
 * and it is open; on one shared tablet it is closed, small, and opened by the therapist, who turns the tablet.
 */
export function TherapistPeek({
  activity,
  readout,
  reference,
  otherReference,
  scale,
  patientElsewhere,
}: {
  readonly activity: Activity;
  readonly readout: LiveReadout;
  readonly reference: number;
  readonly otherReference: number;
  readonly scale: Parameters<typeof TraceCanvas>[0]['scale'];
  /** Whether the patient looks at a screen of their own. */
  readonly patientElsewhere: boolean;
}) {
  const t = usePictureText();
  const [looks, setLooks] = useState(false);
  const open = patientElsewhere || looks;
  useEscape(looks, () => setLooks(false));
  return (
    <div className="peek">
      {patientElsewhere ? (
        <span className="soft">{t('therapistView')}</span>
      ) : (
        <button type="button" className="peek-open" aria-expanded={looks} onClick={() => setLooks(!looks)}>
          {t(looks ? 'peekClose' : 'peekOpen')}
        </button>
      )}
      {open ? <PeekNumbers activity={activity} readout={readout} reference={reference} /> : null}
      {/* It goes on drawing while it is closed, since the numbers are read from what it draws. */}
      <div className={open ? 'peek-trace' : 'unseen'} aria-hidden={open ? undefined : true}>
        <TraceCanvas
          label={t('therapistView')}
          reference={reference}
          otherReference={otherReference}
          scale={scale}
          readout={readout}
          className="trace-small"
        />
      </div>
    </div>
  );
}

function PeekNumbers({
  activity: { repetitions },
  readout,
  reference,
}: {
  readonly activity: Activity;
  readonly readout: LiveReadout;
  readonly reference: number;
}) {
  const t = usePictureText();
  const { amplitude } = useReadout(readout);
  const { lastTen, lastHold } = repetitions;
  return (
    <span className="peek-numbers tabular">
      {t('peekNumbers', {
        now: amplitude === null ? '–' : `${Math.round((100 * amplitude) / reference)} %`,
        held: lastTen.filter(Boolean).length,
        of: lastTen.length,
        hold: lastHold === undefined ? '–' : `${lastHold.toFixed(1)} s`,
      })}
    </span>
  );
}
