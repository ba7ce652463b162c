import type { DoseKind } from '@eupraxia/clinical/target';
import { Select, TextField } from '../../kit/Field.tsx';
import type { DoseDraft, DraftFlaw } from './draft-shape.ts';
import { useProgramText } from './text.ts';

const kinds = ['repetitions', 'timed', 'distance'] as const satisfies readonly DoseKind[];

/** How much: sets of repetitions, of bouts by the clock, or of a distance; and the minutes that the whole is planned to take. */
export function DoseFields({
  dose,
  minutes,
  flaws,
  onDose,
  onMinutes,
}: {
  readonly dose: DoseDraft;
  readonly minutes: string;
  readonly flaws: readonly DraftFlaw[];
  readonly onDose: (next: DoseDraft) => void;
  readonly onMinutes: (next: string) => void;
}) {
  const t = useProgramText();
  const said = (flaw: DraftFlaw, words: string) => (flaws.includes(flaw) ? words : undefined);
  return (
    <div className="item-numbers">
      <Select
        label={t('doseBy')}
        value={dose.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value);
          if (kind !== undefined) onDose({ ...dose, kind });
        }}
        options={kinds.map((kind) => ({ value: kind, label: t(`dose-${kind}`) }))}
      />
      <TextField
        label={dose.kind === 'repetitions' ? t('sets') : t('bouts')}
        inputMode="numeric"
        value={dose.sets}
        error={said('sets', t('setsWrong'))}
        onChange={(event) => onDose({ ...dose, sets: event.currentTarget.value })}
      />
      {dose.kind === 'repetitions' ? (
        <>
          <TextField
            label={t('repetitions')}
            inputMode="numeric"
            value={dose.repetitions}
            error={said('repetitions', t('repetitionsWrong'))}
            onChange={(event) => onDose({ ...dose, repetitions: event.currentTarget.value })}
          />
          <TextField
            label={t('doseHold')}
            inputMode="decimal"
            value={dose.holdSeconds}
            unit={t('second')}
            error={said('dose-hold', t('doseHoldWrong'))}
            onChange={(event) => onDose({ ...dose, holdSeconds: event.currentTarget.value })}
          />
        </>
      ) : dose.kind === 'timed' ? (
        <>
          <TextField
            label={t('seconds')}
            inputMode="decimal"
            value={dose.seconds}
            unit={t('second')}
            error={said('seconds', t('secondsWrong'))}
            onChange={(event) => onDose({ ...dose, seconds: event.currentTarget.value })}
          />
          <TextField
            label={t('rest')}
            inputMode="decimal"
            value={dose.restSeconds}
            unit={t('second')}
            error={said('rest', t('restWrong'))}
            onChange={(event) => onDose({ ...dose, restSeconds: event.currentTarget.value })}
          />
        </>
      ) : (
        <TextField
          label={t('meters')}
          inputMode="decimal"
          value={dose.meters}
          unit="m"
          error={said('meters', t('metersWrong'))}
          onChange={(event) => onDose({ ...dose, meters: event.currentTarget.value })}
        />
      )}
      <TextField
        label={t('minutes')}
        inputMode="decimal"
        value={minutes}
        error={said('minutes', t('minutesWrong'))}
        onChange={(event) => onMinutes(event.currentTarget.value)}
      />
      <Select
        label={t('sides')}
        value={dose.perSide ? 'each' : 'all'}
        onChange={(event) => onDose({ ...dose, perSide: event.currentTarget.value === 'each' })}
        options={[
          { value: 'all', label: t('sidesAll') },
          { value: 'each', label: t('sidesEach') },
        ]}
      />
    </div>
  );
}
