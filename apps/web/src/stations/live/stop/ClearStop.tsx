import { type ClearFlaw, clearFlaws, type OpenStop } from '@eupraxia/clinical/stop';
import { type ReactNode, useId, useState } from 'react';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextArea } from '../../../kit/Field.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { describeEvent } from '../../../visit/describe-event.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { momentOf } from '../moment-of.ts';
import { PainRating } from '../pain/PainRating.tsx';
import { VitalsForm } from '../safety/VitalsForm.tsx';
import { clearanceOf, emptyDraft } from './clear-draft.ts';
import { ExceptionChoice } from './ExceptionChoice.tsx';
import { ReachedFields } from './ReachedFields.tsx';
import { useStopText } from './text.ts';

const namedSigns = ['systolic', 'heartRate', 'spo2', 'glucose'] as const;

/**
 * What is needed before practice goes on, each with its control, and the button that clears. The button is judged by what
 * the fold of the log judges by: what would have no effect cannot be pressed.
 */
export function ClearStop({
  view,
  open,
  activityId,
}: {
  readonly view: VisitInView;
  readonly open: OpenStop;
  /** The activity that a pain score of during belongs to. */
  readonly activityId: string;
}) {
  const t = useStopText();
  const { role } = useMe();
  const { visit, journal } = view;
  const [draft, setDraft] = useState(emptyDraft);
  const [reads, setReads] = useState(false);
  const clearance = clearanceOf(open.id, draft, journal.clock.now());
  const flaws = new Set<ClearFlaw>(clearFlaws(visit, clearance, role));
  if (flaws.has('not-a-clinician')) return <p className="soft">{t('notClinician')}</p>;
  const needs = new Map(open.needs.map((need) => [need.kind, need]));
  const reading = needs.get('reading');
  const asksWords = needs.has('words');
  const isAssistant = role === 'assistant';
  const emergencyOnly = flaws.has('therapist-only');
  return (
    <section className="stop-needs" aria-label={t('needsTitle')}>
      <h3>{t('needsTitle')}</h3>
      <ol>
        {flaws.has('no-reason') ? <Need what={t('need-reason')} met={false} /> : null}
        {open.exceptions.length === 0 ? null : (
          <Need what={t('need-exception')} met={!flaws.has('no-exception')}>
            <ExceptionChoice
              exceptions={open.exceptions}
              chosen={draft.exception}
              disabled={isAssistant}
              onChoose={(exception) => setDraft({ ...draft, exception })}
            />
          </Need>
        )}
        {reading === undefined ? null : (
          <Need what={t('need-reading', { signs: signsText(reading.signs ?? [], t) })} met={!flaws.has('no-reading')}>
            <LastReading view={view} since={open.at} />
            {reads ? (
              <VitalsForm
                visit={visit}
                journal={journal}
                when={momentOf(visit)}
                findings={[]}
                asks={reading.signs ?? []}
                onDone={() => setReads(false)}
              />
            ) : (
              <Button size="live" icon={<Icon name="heart" size={18} />} onClick={() => setReads(true)}>
                {t('takeVitals')}
              </Button>
            )}
          </Need>
        )}
        {needs.has('pain-score') ? (
          <Need what={t('need-pain-score')} met={!flaws.has('no-pain-score')}>
            <PainRating view={view} activityId={activityId} />
          </Need>
        ) : null}
        {isAssistant && asksWords && !emergencyOnly ? (
          <Need what={t('need-reached')} met={!flaws.has('therapist-not-reached')}>
            <ReachedFields visit={visit} draft={draft} onDraft={setDraft} />
          </Need>
        ) : null}
        {asksWords ? (
          <Need what={t(isAssistant ? 'need-words-assistant' : 'need-words')} met={!flaws.has('no-words')}>
            <TextArea
              label={t(isAssistant ? 'need-words-assistant' : 'need-words')}
              labelUnseen
              hint={t('wordsHow')}
              value={draft.text}
              maxLength={500}
              onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
            />
          </Need>
        ) : null}
      </ol>
      {emergencyOnly ? <p className="stop-who">{t('assistantEmergency')}</p> : null}
      <Button
        size="live"
        className="stop-clear"
        disabled={flaws.size > 0}
        onClick={() => void journal.append('stop.cleared', clearanceOf(open.id, draft, journal.clock.now()))}
      >
        {t('clear')}
      </Button>
      <p className="soft">{t('clearHow')}</p>
    </section>
  );
}

/** One thing that is needed: whether it is there, in a word and a mark, and its control. */
function Need({ what, met, children }: { readonly what: string; readonly met: boolean; readonly children?: ReactNode }) {
  const t = useStopText();
  const id = useId();
  return (
    <li className={met ? 'stop-need stop-need-met' : 'stop-need'} aria-labelledby={id}>
      <p id={id} className="stop-need-what">
        {met ? <Icon name="done" size={20} /> : <span className="stop-need-open" />}
        <span>{what}</span>
        <strong>{t(met ? 'met' : 'open')}</strong>
      </p>
      {children}
    </li>
  );
}

/** What was measured last since the STOP, so that a reading outside the limits is seen to be there and not to be enough. */
function LastReading({ view: { visit }, since }: { readonly view: Pick<VisitInView, 'visit'>; readonly since: number }) {
  const t = useStopText();
  const last = visit.journal.find(({ kind, at }) => kind === 'vitals.taken' && at > since);
  if (last === undefined) return null;
  return <p className="tabular">{t('readingStands', { reading: describeEvent(last.event).detail })}</p>;
}

function signsText(signs: readonly string[], t: ReturnType<typeof useStopText>): string {
  const wanted = signs.length === 0 ? ['systolic'] : signs;
  return wanted
    .map((sign) => {
      const named = namedSigns.find((one) => one === sign);
      return named === undefined ? sign : t(named);
    })
    .join(', ');
}
