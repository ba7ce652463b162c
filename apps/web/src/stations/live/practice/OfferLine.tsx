import { Button } from '../../../kit/Button.tsx';
import type { Offer } from './offers.ts';
import { usePracticeText } from './text.ts';

/** The most important offer of a rule, in one line with one button. Without an offer it renders nothing. */
export function OfferLine({
  offer,
  canProbe,
  disabled,
  onProbe,
  onMotivation,
}: {
  readonly offer: Offer | undefined;
  /** Whether a coach is there to probe: it begins with the activity. */
  readonly canProbe: boolean;
  readonly disabled: boolean;
  readonly onProbe: (variant?: string) => void;
  readonly onMotivation: () => void;
}) {
  const t = usePracticeText();
  if (offer === undefined) return null;
  switch (offer.kind) {
    case 'retention':
      return (
        <div className="practice-line">
          <p>
            {t(offer.cold ? (canProbe ? 'retentionDue' : 'retentionAtStart') : 'retentionFall', { since: t(`due-${offer.due}`) })}
          </p>
          {offer.cold && canProbe ? (
            <Button disabled={disabled} onClick={() => onProbe()}>
              {t('probe')}
            </Button>
          ) : null}
        </div>
      );
    case 'transfer':
      return (
        <div className="practice-line">
          <p>{t('transferDue', { variant: offer.variant })}</p>
          {canProbe ? (
            <Button disabled={disabled} onClick={() => onProbe(offer.variant)}>
              {t('probe')}
            </Button>
          ) : null}
        </div>
      );
    case 'not-now':
      return (
        <div className="practice-line">
          <p>{t('notNow', { count: offer.minutesLeft })}</p>
        </div>
      );
    case 'motivation':
      return (
        <div className="practice-line">
          <p>{t('motivationOpen')}</p>
          <Button disabled={disabled} onClick={onMotivation}>
            {t('motivationAsk')}
          </Button>
        </div>
      );
  }
}
