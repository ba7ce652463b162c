import { isSecondSignature, type SignedNote } from '@eupraxia/clinical/note';
import { type DueSecond, stillDue } from '@eupraxia/clinical/signing';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { instantOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { freshId } from '../../app/fresh-id.ts';
import { queryClient } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { language } from '../../text/i18n.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { named } from './people.ts';
import { useSigningText } from './signing-text.ts';
import { signedWhen } from './time-here.ts';
import { asksPassword } from './use-signing.ts';

/** The second signatures under a note: those that were given, those that are due, and the button for whose one of them is. */
export function SecondSignatures({ signed, view }: { readonly signed: SignedNote; readonly view: VisitInView }) {
  const s = useSigningText();
  const me = useMe();
  const { zone } = view.visit.snapshot.clinic;
  const signatures = view.state.signatures.filter(({ noteId }) => noteId === signed.id);
  const due = stillDue(signed, signatures);
  const gave = signed.signedBy.userId === me.userId || signatures.some(({ signedBy }) => signedBy.userId === me.userId);
  const { discipline } = view.visit.snapshot;
  const isTheirs = ({ userId }: DueSecond): boolean =>
    userId === null ? me.level === 'therapist' && me.discipline === discipline : userId === me.userId;
  const own = view.writes && !gave ? due.find(isTheirs) : undefined;
  const nameOf = (userId: string): string => {
    const person = signed.treatedBy?.find((one) => one.userId === userId);
    return person === undefined ? userId : named(person);
  };
  return (
    <div className="note-seconds">
      <ul>
        {signatures.map((one) => (
          <li key={one.id}>
            {s('secondSigned', {
              name: named(one.signedBy),
              capacity: s(`capacity-${one.capacity}`),
              when: instantOf(one.signedAt, zone, language),
            })}
            {isSecondSignature(signed, one) ? null : <b> {s('secondBroken')}</b>}
          </li>
        ))}
        {due.map(({ userId, capacity }) => (
          <li key={`${capacity} ${userId}`}>{userId === null ? s('cosignDue') : s('secondDue', { name: nameOf(userId) })}</li>
        ))}
      </ul>
      <AddSecond signed={signed} view={view} own={own} />
    </div>
  );
}

/** Gives a second signature: the id is made once, so that a second press doubles nothing. */
function AddSecond({
  signed,
  view,
  own,
}: {
  readonly signed: SignedNote;
  readonly view: VisitInView;
  readonly own: DueSecond | undefined;
}) {
  const s = useSigningText();
  const me = useMe();
  const [id] = useState(freshId);
  const [locked, setLocked] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const add = useMutation({
    mutationFn: () => client.note.cosign({ id, visitId: signed.visitId, noteId: signed.id, hash: signed.hash }),
    onSuccess: async () => {
      await view.journal.flush();
      await queryClient.invalidateQueries();
    },
    onError: (thrown) => setLocked(asksPassword(faultFrom(thrown))),
  });
  const given = add.data;
  useEffect(() => {
    if (given !== undefined) line.current?.focus();
  }, [given]);
  const fault = add.error === null ? null : faultFrom(add.error);
  return (
    <>
      {own === undefined || given !== undefined ? null : (
        <Button kind="ask" busy={add.isPending} onClick={() => add.mutate()}>
          {own.capacity === 'co-signer' ? s('addCosign') : s('addSecond')}
        </Button>
      )}
      <div role="status">
        {given === undefined ? null : (
          <p ref={line} tabIndex={-1}>
            <b>
              {s('done', {
                name: named(me),
                ...signedWhen(view.visit.snapshot.clinic.zone, given.signedAt),
              })}
            </b>
          </p>
        )}
      </div>
      {fault === null || asksPassword(fault) ? null : <ErrorCard fault={fault} />}
      {locked ? (
        <PasswordDialog
          onOpen={() => {
            setLocked(false);
            add.mutate();
          }}
          onClose={() => setLocked(false)}
        />
      ) : null}
    </>
  );
}
