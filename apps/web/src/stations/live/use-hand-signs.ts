import { useEffect } from 'react';
import { signOfTreatment } from '../../visit/signs.ts';

/** A hand or a key on the visit's Live screen is a sign of treatment; a press in a dialog over it does not count. */
export function useHandSigns(visitId: string, now: () => number): void {
  useEffect(() => {
    const sign = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('dialog[open]') !== null) return;
      signOfTreatment(visitId, now());
    };
    window.addEventListener('pointerdown', sign);
    window.addEventListener('keydown', sign);
    return () => {
      window.removeEventListener('pointerdown', sign);
      window.removeEventListener('keydown', sign);
    };
  }, [visitId, now]);
}
