import type { ScheduleChange, VisitRow } from '@eupraxia/api';
import { useState } from 'react';
import { instantOf, timeOf } from '../../app/days.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { changesFor } from './schedule-change.ts';
import { useTodayText } from './text.ts';

const menuText = {
  moved: 'move',
  cancelled: 'cancelVisit',
  'no-show': 'noShow',
  restored: 'restore',
} as const satisfies Record<ScheduleChange['change'], string>;

/** What can become of a visit in the schedule, one press away from its row, and what became of it: who, when, why. */
export function VisitMenu({ visit }: { readonly visit: VisitRow }) {
  const common = useText();
  const t = useTodayText();
  const { zone } = useMe().clinic;
  const [open, setOpen] = useState(false);
  const [change, setChange] = useState<ScheduleChange['change']>();
  const choices = changesFor(visit.status);
  const changes = visit.changes ?? [];
  if (choices.length + changes.length === 0) return null;
  const close = () => {
    setOpen(false);
    setChange(undefined);
  };
  const named = { name: visit.patient.name, time: timeOf(visit.startsAt, zone, language) };
  return (
    <>
      <Button
        kind="plain"
        className="day-more"
        aria-label={t('moreFor', named)}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="more" size={22} />
      </Button>
      {!open ? null : change !== undefined ? (
        <ChangeForm key={change} visit={visit} change={change} onBack={() => setChange(undefined)} onClose={close} />
      ) : (
        <Dialog title={t('menuTitle', named)} closeLabel={common('close')} onClose={close}>
          {choices.length === 0 ? null : (
            <div className="visit-menu">
              {choices.map((one) => (
                <Button key={one} onClick={() => setChange(one)}>
                  {t(menuText[one])}
                </Button>
              ))}
            </div>
          )}
          {visit.status === 'open' || visit.status === 'finished' ? <p className="soft">{t('startedAlready')}</p> : null}
          <h3 className="visit-menu-head">{t('history')}</h3>
          {changes.length === 0 ? <p className="soft">{t('noHistory')}</p> : <History changes={changes} />}
        </Dialog>
      )}
    </>
  );
}

function History({ changes }: { readonly changes: readonly ScheduleChange[] }) {
  const t = useTodayText();
  const { zone } = useMe().clinic;
  const at = (instant: number) => instantOf(instant, zone, language).replace(/:\d\d$/, '');
  return (
    <ol className="visit-history">
      {changes.map(({ id, change, reason, by, at: when, from, to }) => (
        <li key={id}>
          <strong>{change === 'moved' ? t('moved', { from: at(from), to: at(to) }) : t(change)}</strong>
          <span>{reason}</span>
          <span className="soft">{t('changedBy', { who: by, when: at(when) })}</span>
        </li>
      ))}
    </ol>
  );
}
