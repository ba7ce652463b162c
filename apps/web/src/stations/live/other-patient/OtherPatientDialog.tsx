import { runningClocks, type Visit } from '@eupraxia/clinical/visit';
import { useEffect, useId, useState } from 'react';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { useText } from '../../../text/en.ts';
import type { OpenVisit } from '../../../visit/open-visit.ts';
import { openedVisit, visitNow } from '../../../visit/opened-visit.ts';
import type { MyClock } from '../../../visit/running-clocks.ts';
import { stopwatch } from '../../../visit/stopwatch.ts';
import { useNow } from '../picture/use-readout.ts';
import { applyChoice, type Choice } from './apply-choice.ts';
import { type Choices, choicesOf } from './choices.ts';
import { HandOver } from './HandOver.tsx';
import { useOtherPatientText } from './text.ts';
import './other-patient.css';

interface Opened {
  readonly open: OpenVisit;
  readonly other: Visit;
}

/**
 * Asks, before a clock starts here, what becomes of the clinician's one-on-one clock with another patient, and offers what
 * the payers have. Nothing starts until it is answered; closing it starts nothing.
 */
export function OtherPatientDialog({
  clock,
  visit,
  onCancel,
  onChosen,
}: {
  readonly clock: MyClock;
  readonly visit: Visit;
  readonly onCancel: () => void;
  readonly onChosen: (choice: Choice) => void;
}) {
  const t = useOtherPatientText();
  const common = useText();
  const me = useMe();
  const [opened, setOpened] = useState<Opened | 'unreached' | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(clock.here?.now ?? Date.now, true);
  const { visitId, patient: name } = clock;
  useEffect(() => {
    let here = true;
    openedVisit(visitId, me)
      .then((open) => {
        const other = open === undefined ? undefined : visitNow(open);
        if (here) setOpened(open === undefined || other === undefined ? 'unreached' : { open, other });
      })
      .catch(() => here && setOpened('unreached'));
    return () => {
      here = false;
    };
  }, [visitId, me]);

  const choose = async (choice: Choice): Promise<void> => {
    if (opened === null || opened === 'unreached') return;
    setBusy(true);
    // What runs there as of now: it may have been paused since the question was asked.
    const running = runningClocks(visitNow(opened.open) ?? opened.other);
    const own = running.filter(({ person, mode }) => person === me.userId && mode === 'one-on-one');
    const kept = await applyChoice(choice, opened.open.journal, own);
    setBusy(false);
    if (kept) onChosen(choice);
  };

  return (
    <Dialog
      title={t('title', { name })}
      closeLabel={common('close')}
      onClose={onCancel}
      actions={<Button onClick={onCancel}>{common('cancel')}</Button>}
    >
      <p className="other-patient-clock">
        {t('runs', { activity: clock.activity, time: stopwatch((now - clock.since) / 1000) })}
      </p>
      <p>{t('before', { name })}</p>
      {opened === null ? (
        <p className="soft" role="status">
          {t('opening', { name })}
        </p>
      ) : opened === 'unreached' ? (
        <p role="alert">{t('unreached', { name })}</p>
      ) : (
        <Offered
          choices={choicesOf(visit, opened.other, me.userId)}
          name={name}
          busy={busy}
          onChoose={(choice) => void choose(choice)}
        />
      )}
    </Dialog>
  );
}

function Offered({
  choices,
  name,
  busy,
  onChoose,
}: {
  readonly choices: Choices;
  readonly name: string;
  readonly busy: boolean;
  readonly onChoose: (choice: Choice) => void;
}) {
  const t = useOtherPatientText();
  const id = useId();
  const { group, colleagues, concurrent } = choices;
  const names = (all: readonly string[]): string => all.join(t('and'));
  return (
    <div className="other-patient">
      <Button kind="ask" size="live" busy={busy} onClick={() => onChoose({ kind: 'pause' })}>
        {t('pause', { name })}
      </Button>
      <div className="other-patient-choice">
        <Button
          size="live"
          busy={busy}
          disabled={!('here' in group)}
          aria-describedby={`${id}-group`}
          onClick={() => 'here' in group && onChoose({ kind: 'group', group })}
        >
          {t('group')}
        </Button>
        <p id={`${id}-group`} className="soft">
          {'here' in group
            ? t('groupHow')
            : group.needsItem.length > 0
              ? t('groupNeedsItem', { names: names(group.needsItem) })
              : t('groupBlocked', { names: names(group.isBlocked) })}
        </p>
      </div>
      {colleagues.length === 0 ? (
        <p className="soft">{t('noColleague', { name })}</p>
      ) : (
        <HandOver
          label={t('handOver', { name })}
          choose={t('colleague')}
          action={t('handOverTo')}
          colleagues={colleagues}
          busy={busy}
          onHandOver={(to) => onChoose({ kind: 'hand-over', to })}
        />
      )}
      {concurrent ? (
        <Button size="live" busy={busy} onClick={() => onChoose({ kind: 'concurrent' })}>
          {t('concurrent')}
        </Button>
      ) : null}
    </div>
  );
}
