import type { CoachView } from '../../../live/protocol.ts';
import { electrodeState } from './electrode-state.ts';
import { useElectrodeText } from './text.ts';
import './electrode.css';

/** Large, where the picture is: nothing counts and nothing is praised until contact is proved. Nothing while it is. */
export function ElectrodeNotice({ coach, to }: { readonly coach: CoachView | null; readonly to: 'therapist' | 'patient' }) {
  const t = useElectrodeText();
  const state = electrodeState(coach);
  if (state === null) return null;
  const words =
    to === 'patient'
      ? ([
          state === 'off' ? t('patientOffTitle') : t('patientTestTitle'),
          state === 'off' ? t('patientOffHow') : t('patientTestHow'),
        ] as const)
      : ([state === 'off' ? t('offTitle') : t('testTitle'), state === 'off' ? t('offHow') : t('testHow')] as const);
  return (
    <div className={`electrode electrode-${to}`} role="alert">
      <p className="electrode-title">{words[0]}</p>
      <p>{words[1]}</p>
      {to === 'patient' ? null : <p className="electrode-do">{state === 'off' ? t('offDo') : t('testDo')}</p>}
    </div>
  );
}
