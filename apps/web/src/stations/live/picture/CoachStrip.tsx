import type { Cue, FeedbackPolicy } from '@eupraxia/coach';
import { useEffect, useId, useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { useEscape } from '../../../kit/use-escape.ts';
import { liveSession } from '../../../live/page/live-session.ts';
import type { PracticeChoices } from '../../../live/page/visit-practice.ts';
import type { CoachView } from '../../../live/protocol.ts';
import { electrodeState } from '../electrode/electrode-state.ts';
import { useElectrodeText } from '../electrode/text.ts';
import { usePracticeAside } from '../practice/aside.ts';
import { PatientEstimate, useQuestion } from '../practice/PatientEstimate.tsx';
import { useSaidCues } from '../practice/said-cues.ts';
import { Marks } from './Marks.tsx';
import { usePictureText } from './text.ts';

const policies = [
  ['faded', 'policyFaded'],
  ['bandwidth', 'policyBandwidth'],
  ['summary', 'policySummary'],
  ['self-controlled', 'policySelf'],
  ['terminal', 'policyTerminal'],
  ['concurrent', 'policyConcurrent'],
] as const satisfies readonly (readonly [FeedbackPolicy, string])[];

/** What the therapist reads of the coach: the last ten, the share held, how feedback is given, and what it said last. */
export function CoachStrip({
  coach,
  practice,
  onChoices,
  lastCue: said,
  asks,
  disabled,
}: {
  readonly coach: CoachView;
  readonly practice: { probe(what: 'begin' | 'end'): void; estimated(score: number): void };
  /** Questions to the patient that are open; without them, what the coach of a signal asked last. */
  readonly asks?: readonly Cue[];
  readonly onChoices: (choices: PracticeChoices) => void;
  readonly lastCue: string | null;
  readonly disabled: boolean;
}) {
  const t = usePictureText();
  const [open, setOpen] = useState(false);
  useEscape(open, () => setOpen(false));
  const panel = useId();
  const policy = t(policies.find(([name]) => name === coach.policy)?.[1] ?? 'policyAverage');
  const probe = coach.probes.at(-1);
  const e = useElectrodeText();
  const electrode = electrodeState(coach);
  const aside = usePracticeAside();
  const heard = useSaidCues(coach.activityId);
  const ask = (asks ?? heard.slice(-1)).at(-1);
  const question = useQuestion(ask);
  const probeWords = ({ trials, complete, variant, label }: CoachView['probes'][number]): string =>
    t('probeDone', {
      held: trials.filter(({ outcome }) => outcome === 'held').length,
      of: trials.length,
      label: !complete ? t('probeBroken') : variant === undefined ? label : t('probeTransfer'),
    });
  return (
    <div className="coach">
      <Marks outcomes={coach.lastTen} />
      {coach.success === null ? null : (
        <span className="coach-success tabular">{t('success', { percent: Math.round(100 * coach.success) })}</span>
      )}
      <Button kind="plain" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {t('policyMore', { policy })}
        {coach.share === null ? '' : ` · ${t('policyShare', { share: Math.round(coach.share) })}`}
      </Button>
      <Button
        disabled={disabled}
        aria-pressed={coach.phase === 'probe'}
        onClick={() => practice.probe(coach.phase === 'probe' ? 'end' : 'begin')}
      >
        {coach.phase === 'probe' ? t('probeEnd') : t('probeBegin')}
      </Button>
      {aside === null ? null : (
        <Button kind="plain" aria-expanded={aside.isWhyOpen} onClick={aside.toggleWhy} aria-label={t('whyLong')}>
          {t('why')}
        </Button>
      )}
      <div id={panel} className="coach-policy" hidden={!open}>
        <Segmented
          label={t('policy')}
          grow={false}
          size="live"
          options={policies.map(([value, words]) => ({ value: value as FeedbackPolicy, label: t(words) }))}
          value={coach.policy}
          disabled={disabled}
          onChange={(feedback) => onChoices({ feedback })}
        />
      </div>
      <p className="coach-said" role="status">
        {(electrode === null ? null : e(electrode === 'off' ? 'stripOff' : 'stripTest')) ??
          said ??
          question ??
          (probe === undefined ? aside?.success : probeWords(probe)) ??
          ''}
      </p>
      {ask?.key === 'how-was-that' ? (
        <PatientEstimate disabled={disabled} onEstimate={(score) => practice.estimated(score)} />
      ) : null}
    </div>
  );
}

/** What the coach said last to the therapist; it goes when it is old. */
export function useLastCue(words: (cue: Parameters<Parameters<ReturnType<typeof liveSession>['onCue']>[0]>[0]) => string) {
  const [said, setSaid] = useState<{ readonly text: string; readonly to: 'patient' | 'therapist' } | null>(null);
  useEffect(() => liveSession().onCue((cue) => setSaid({ text: words(cue), to: cue.to })), [words]);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 15_000);
    return () => clearTimeout(timer);
  }, [said]);
  return said;
}
