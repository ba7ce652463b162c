import type { EventKind, NoteSectionKey } from '@eupraxia/clinical';
import type { NoteFinding } from '@eupraxia/clinical/note';
import { Dialog } from '../../kit/Dialog.tsx';
import { useText } from '../../text/en.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { CountSheet } from './CountSheet.tsx';
import { ConfirmTimeForm } from './confirm-time-form.tsx';
import { RemarkForm, StartAnswerForm } from './forms.tsx';
import { MeasureSheet } from './MeasureSheet.tsx';
import { OverlapForm } from './overlap-form.tsx';
import { StopSheet } from './StopSheet.tsx';
import { CueSheet, ResistanceSheet, ResponseSheet } from './sheets.tsx';
import { useNoteText } from './text.ts';
import { TimeForm } from './time-form.tsx';
import { useTimeText } from './time-text.ts';

/** What is to be resolved: a finding, or a sentence or a time of the therapist's own accord. */
export type Remedy =
  | { readonly kind: 'remark.written'; readonly activityId?: string; readonly section?: NoteSectionKey }
  | { readonly kind: 'time.corrected'; readonly activityId?: string }
  | { readonly kind: SheetKind; readonly activityId: string }
  | { readonly kind: 'stop.explained' | 'stop.cleared'; readonly stop: string }
  | { readonly kind: 'start.answered' | 'time.confirmed' | 'overlap.settled'; readonly of: string }
  | { readonly kind: 'measurement.taken' };

const sheetKinds = ['resistance.set', 'cue.given', 'effort.rated', 'repetition.done'] as const;
type SheetKind = (typeof sheetKinds)[number];

/** Where a sentence stands that fills a gap. */
const sectionOf: Readonly<Record<NonNullable<NoteFinding['gap']>, NoteSectionKey>> = {
  response: 'response',
  plan: 'progress-and-plan',
};

/** The sheet that resolves a finding here; null where it needs another screen. */
export function remedyFor({ mend, activityId, event, gap }: NoteFinding): Remedy | null {
  const kind: EventKind | undefined = mend?.kind;
  if (kind === 'remark.written' && gap !== undefined) return { kind, section: sectionOf[gap] };
  if (kind === 'remark.written' || kind === 'time.corrected')
    return { kind, ...(activityId === undefined ? {} : { activityId }) };
  if (kind === 'measurement.taken') return { kind };
  if ((kind === 'start.answered' || kind === 'time.confirmed' || kind === 'overlap.settled') && event !== undefined)
    return { kind, of: event };
  if ((kind === 'stop.explained' || kind === 'stop.cleared') && event !== undefined) return { kind, stop: event };
  const sheet = sheetKinds.find((known) => known === kind);
  return sheet === undefined || activityId === undefined ? null : { kind: sheet, activityId };
}

/** A sheet over the note that records what was missing, in one or two presses. */
export function RemedySheet({
  view,
  remedy,
  onDone,
}: {
  readonly view: VisitInView;
  readonly remedy: Remedy;
  readonly onDone: () => void;
}) {
  const t = useNoteText();
  const time = useTimeText();
  const common = useText();
  const activityId = 'activityId' in remedy ? remedy.activityId : undefined;
  const name = view.visit.activities.find((a) => a.item.id === activityId)?.item.name;
  const titles: Readonly<Record<Remedy['kind'], string>> = {
    'remark.written': t('add'),
    'time.corrected': t('edit'),
    'resistance.set': t('resistance'),
    'cue.given': t('cue'),
    'effort.rated': t('response'),
    'repetition.done': t('repetitions'),
    'stop.explained': t('stopWhy'),
    'start.answered': t('startAnswer'),
    'time.confirmed': time('confirmTitle'),
    'overlap.settled': time('overlapTitle'),
    'stop.cleared': t('stopClear'),
    'measurement.taken': t('measure'),
  };
  return (
    <Dialog title={titles[remedy.kind]} closeLabel={common('close')} onClose={onDone}>
      {name === undefined || remedy.kind === 'time.corrected' ? null : <p className="soft">{name}</p>}
      <Asked view={view} remedy={remedy} onDone={onDone} />
    </Dialog>
  );
}

function Asked({ view, remedy, onDone }: { readonly view: VisitInView; readonly remedy: Remedy; readonly onDone: () => void }) {
  const to = { view, onDone };
  switch (remedy.kind) {
    case 'remark.written':
      return <RemarkForm {...to} activityId={remedy.activityId} first={remedy.section} />;
    case 'time.corrected':
      return <TimeForm {...to} activityId={remedy.activityId} />;
    case 'resistance.set':
      return <ResistanceSheet {...to} activityId={remedy.activityId} />;
    case 'cue.given':
      return <CueSheet {...to} activityId={remedy.activityId} />;
    case 'effort.rated':
      return <ResponseSheet {...to} activityId={remedy.activityId} />;
    case 'repetition.done':
      return <CountSheet {...to} activityId={remedy.activityId} />;
    case 'stop.explained':
    case 'stop.cleared':
      return <StopSheet {...to} stop={remedy.stop} />;
    case 'start.answered':
      return <StartAnswerForm {...to} start={remedy.of} />;
    case 'time.confirmed':
      return <ConfirmTimeForm {...to} of={remedy.of} />;
    case 'overlap.settled':
      return <OverlapForm {...to} entry={remedy.of} />;
    case 'measurement.taken':
      return <MeasureSheet {...to} />;
  }
}
