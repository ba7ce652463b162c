import { codingToSign } from '@eupraxia/claims';
import type { Note } from '@eupraxia/clinical/note';
import { maySign, type Signer, signingFacts } from '@eupraxia/clinical/signing';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { setHere } from '../../app/here.ts';
import { todayQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Button, buttonClass } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { codedVisit } from '../../visit/coded-visit.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { named } from './people.ts';
import { useSigningText } from './signing-text.ts';
import { useNoteText } from './text.ts';
import { signedWhen } from './time-here.ts';
import { useSigning } from './use-signing.ts';

/** Who signs a draft, what they confirm with it, the button, and what came of it, all in one place. */
export function SignPanel({ view, draft }: { readonly view: VisitInView; readonly draft: Note | null }) {
  const t = useNoteText();
  const s = useSigningText();
  const { signing, sign, leave } = useSigning(view);
  const blocked = draft?.findings.some(({ severity }) => severity === 'blocks') ?? true;
  const verdict = useVerdict(view);
  const may = view.writes && verdict.may;
  if (draft === null && signing.state === 'idle') return null;
  return (
    <section className="card note-sign" aria-label={t('sign')}>
      {draft === null ? null : view.writes ? <Standing view={view} verdict={verdict} /> : <p className="soft">{t('readOnly')}</p>}
      {may && draft !== null ? (
        <div className="note-sign-act">
          <p className="note-confirm">
            {s('confirm')} <Units view={view} />
          </p>
          <Button kind="ask" size="live" busy={signing.state === 'sending'} disabled={blocked} onClick={() => sign(draft.kind)}>
            {draft.kind === 'addendum' ? t('signAddendum') : t('sign')}
          </Button>
        </div>
      ) : null}
      <div role="status">
        {signing.state === 'sending' ? <p className="soft">{t('signing')}</p> : null}
        {signing.state === 'behind' ? <p className="note-late">{t('signNeedsServer', { count: signing.waiting })}</p> : null}
        {draft !== null && blocked && may ? <p className="soft">{t('blocked')}</p> : null}
        {signing.state === 'signed' ? <Signed view={view} signed={signing.note} /> : null}
      </div>
      {signing.state === 'refused' ? <ErrorCard fault={signing.fault} /> : null}
      {signing.state === 'locked' ? <PasswordDialog onOpen={() => sign(signing.kind)} onClose={leave} /> : null}
    </section>
  );
}

type Verdict = ReturnType<typeof maySign> & { readonly people: ReturnType<typeof signingFacts>['people'] };

function useVerdict({ visit, state }: VisitInView): Verdict {
  const { userId, discipline, level, clinic } = useMe();
  return useMemo(() => {
    const facts = signingFacts(visit, state.notes, clinic.cosign);
    return { ...maySign({ userId, discipline, level }, facts), people: facts.people };
  }, [visit, state.notes, clinic.cosign, userId, discipline, level]);
}

/** As what the person signs and who else treated; or why they do not, and who does. */
function Standing({ view, verdict }: { readonly view: VisitInView; readonly verdict: Verdict }) {
  const s = useSigningText();
  const me = useMe();
  if (!verdict.may) {
    const who = verdict.who.map((one) => signerName(one, verdict, s('supervisor')));
    return (
      <p className="note-late">
        <b>{s('notYours')}</b> {s(`why-${verdict.why}`)} {who.length === 0 ? null : s('signedBy', { names: who.join('; ') })}
      </p>
    );
  }
  const others = verdict.people.filter(({ userId }) => userId !== me.userId);
  const due = verdict.secondSignatures.length;
  return (
    <p className="soft">
      {s(`as-${verdict.capacity}`, { name: named(me) })}{' '}
      {others.length === 0 || view.visit.status === 'open' ? null : s('alsoTreated', { names: others.map(named).join('; ') })}{' '}
      {due === 0 ? null : s('dueAfter', { count: due })}
    </p>
  );
}

const signerName = (signer: Signer, { people }: Verdict, supervisor: string): string => {
  if (!('userId' in signer)) return supervisor;
  const person = people.find(({ userId }) => userId === signer.userId);
  return person === undefined ? supervisor : named(person);
};

/** What the signature comes to, beside the button that gives it: of an addendum, with the entries that it adds. */
function Units({ view }: { readonly view: VisitInView }) {
  const s = useSigningText();
  const { log, state } = view;
  const added = useMemo(() => (state.notes.length === 0 ? undefined : codingToSign(log, state.notes)), [log, state.notes]);
  const counted = codedVisit(view).coding;
  const coding = state.notes.length > 0 ? added : counted.ok ? counted.value : undefined;
  if (coding === undefined) return null;
  const billed = coding.lines.filter(({ units }) => units > 0);
  if (billed.length === 0) return s('confirmNoUnits');
  const units = billed.map((line) => `${line.units} × ${[line.code, ...line.modifiers].join('-')}`).join(', ');
  return s(view.visit.sameDay.length > 0 ? 'confirmUnitsOfDay' : 'confirmUnits', { units });
}

/** What was just signed, where the person is, and the next note that waits for them. */
function Signed({ view, signed }: { readonly view: VisitInView; readonly signed: VisitInView['state']['notes'][number] }) {
  const s = useSigningText();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  const { data } = useQuery(todayQuery(undefined));
  const next = data?.waiting.find(({ id, status }) => id !== view.journal.visitId && status === 'finished');
  const when = signedWhen(view.visit.snapshot.clinic.zone, signed.signedAt);
  return (
    <div className="note-signed">
      <p ref={line} tabIndex={-1}>
        <b>{s('done', { name: named(signed.signedBy), ...when })}</b>
      </p>
      {next === undefined ? (
        <p className="soft">{s('nothingNext')}</p>
      ) : (
        <Link
          to="/visit/$visitId/note"
          params={{ visitId: next.id }}
          className={buttonClass({ kind: 'quiet' })}
          onClick={() => setHere({ patientId: next.patient.id, name: next.patient.name, visitId: next.id })}
        >
          {s('next', { name: next.patient.name })}
        </Link>
      )}
    </div>
  );
}
