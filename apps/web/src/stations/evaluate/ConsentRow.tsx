import type { ChartView, ConsentKind, ConsentState } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { dayShort } from '../../app/days.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { language } from '../../text/i18n.ts';
import { type ConsentMode, consentModes, consentStanding } from './consent-state.ts';
import { useEvaluateText } from './text.ts';

/** What was said of a consent. */
export interface ConsentSaid {
  readonly given: boolean;
  readonly mode?: ConsentMode | undefined;
  /** The last day; undefined where it holds until it is withdrawn. */
  readonly until?: string | undefined;
}

const chips: Readonly<Record<ConsentState, 'plain' | 'done' | 'attention'>> = {
  given: 'done',
  refused: 'attention',
  withdrawn: 'attention',
  lapsed: 'attention',
  unasked: 'plain',
};

/** One consent: its state with who, how, when and until when; what it covers; what withdrawing does; and the taps. */
export function ConsentRow({
  what,
  today,
  view,
  unsaid,
  outOfScope,
  onSay,
}: {
  readonly what: ConsentKind;
  readonly today: string;
  readonly view: Pick<ChartView, 'consents' | 'guardians'>;
  /** Who consents is still to be chosen. */
  readonly unsaid: boolean;
  /** Who was chosen, where they may not decide on this. */
  readonly outOfScope: string | undefined;
  readonly onSay: (said: ConsentSaid) => void;
}) {
  const t = useEvaluateText();
  const [other, setOther] = useState(false);
  const { state, from } = consentStanding(what, today, view);
  const name = t(`consent-${what}`);
  const say = (said: ConsentSaid) => {
    setOther(false);
    onSay(said);
  };
  const facts =
    from === undefined
      ? []
      : [
          from.name ?? t('consentByPatient'),
          from.assent === undefined ? '' : t(`assentOf-${from.assent}`),
          from.mode === undefined ? '' : modeWord(from.mode, t),
          dayShort(from.on, language),
          from.until === undefined ? '' : t('consentUntil', { day: dayShort(from.until, language) }),
          from.text === undefined ? '' : `“${from.text}”`,
        ].filter((part) => part !== '');
  return (
    <li className="consent-row">
      <div className="consent-head">
        <strong>{name}</strong>
        <Chip kind={chips[state]}>{t(`consentState-${state}`)}</Chip>
        {facts.length === 0 ? null : <span className="soft">{facts.join(' · ')}</span>}
      </div>
      <p className="soft">
        {t(`consent-${what}-hint`)} {t(`consent-${what}-without`)}
      </p>
      {outOfScope === undefined ? null : <p className="field-error">{t('consentOutOfScope', { name: outOfScope })}</p>}
      <div className="add-row">
        {state === 'given' ? (
          <Button disabled={unsaid} aria-label={t('consentWithdrawWhat', { what: name })} onClick={() => say({ given: false })}>
            {t('consentWithdraw')}
          </Button>
        ) : (
          <>
            <Button
              disabled={outOfScope !== undefined || unsaid}
              aria-label={t('consentOralWhat', { what: name })}
              onClick={() => say({ given: true, mode: 'oral' })}
            >
              {t('consentOral')}
            </Button>
            {state === 'unasked' || state === 'lapsed' ? (
              <Button
                disabled={unsaid}
                aria-label={t('consentRefuseWhat', { what: name })}
                onClick={() => say({ given: false, mode: 'oral' })}
              >
                {t('consentRefuse')}
              </Button>
            ) : null}
            <Button
              kind="plain"
              aria-expanded={other}
              aria-label={t('consentOtherWhat', { what: name })}
              onClick={() => setOther(!other)}
            >
              {t('consentOther')}
            </Button>
          </>
        )}
      </div>
      {other && state !== 'given' ? <OtherWay today={today} blocked={outOfScope !== undefined || unsaid} onSay={say} /> : null}
    </li>
  );
}

/** A consent that was signed, or given by phone, or that ends on a day. */
function OtherWay({
  today,
  blocked,
  onSay,
}: {
  readonly today: string;
  readonly blocked: boolean;
  readonly onSay: (said: ConsentSaid) => void;
}) {
  const t = useEvaluateText();
  const [mode, setMode] = useState<ConsentMode>();
  const [until, setUntil] = useState('');
  const wrong = until !== '' && until < today;
  return (
    <div className="consent-other">
      <Segmented
        label={t('consentHow')}
        grow={false}
        value={mode}
        onChange={setMode}
        options={consentModes.map((value) => ({ value, label: t(`consentMode-${value}`) }))}
      />
      <TextField
        label={t('consentEnd')}
        type="date"
        min={today}
        value={until}
        hint={t('consentEndHint')}
        error={wrong ? t('guardianUntilWrong') : undefined}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <div className="add-row">
        <Button
          kind="ask"
          disabled={blocked || mode === undefined || wrong}
          onClick={() => onSay({ given: true, mode, until: until === '' ? undefined : until })}
        >
          {t('consentSave')}
        </Button>
      </div>
    </div>
  );
}

/** How it was given, in words; another way stands as it was written. */
function modeWord(mode: string, t: ReturnType<typeof useEvaluateText>): string {
  const known = consentModes.find((one) => one === mode);
  return known === undefined ? mode : t(`consentMode-${known}`);
}
