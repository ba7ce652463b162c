import { clockIn } from '@eupraxia/clinical';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { ruleName } from '../../../visit/rule-name.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { useSafetyText } from './text.ts';

const known = ['in-person', 'phone', 'video'] as const;

/** Reasons that an assistant recorded, for the therapist to confirm by one tap. Nobody else sees them here. */
export function ConfirmReasons({ visit, journal, writes }: Pick<VisitInView, 'visit' | 'journal' | 'writes'>) {
  const t = useSafetyText();
  const { role } = useMe();
  const open = visit.ruleReasons.filter(({ confirmed }) => !confirmed);
  if (role !== 'therapist' || !writes || open.length === 0) return null;
  const how = (value: string): string => {
    const found = known.find((one) => one === value);
    return found === undefined ? value : t(`how-${found}`);
  };
  return (
    <section className="confirm-reasons" aria-label={t('confirmTitle')}>
      {open.map(({ id, at, rule, text, reached }) => (
        <div key={id} className="confirm-reason">
          <div>
            <p>
              <strong>{t('confirmWhat', { rule: ruleName(rule), text })}</strong>
            </p>
            {reached === undefined ? null : (
              <p className="soft">
                {t('confirmBy', {
                  name: reached.name,
                  how: how(reached.how),
                  time: clockIn(visit.snapshot.clinic.zone, at, 'minutes'),
                })}
              </p>
            )}
          </div>
          <Button kind="ask" size="live" onClick={() => void journal.append('reason.confirmed', { of: id })}>
            {t('confirm')}
          </Button>
        </div>
      ))}
    </section>
  );
}
