import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { beginHere } from './begin-here.ts';
import { type SheetProps, useRecord } from './sheets.tsx';
import { useNoteText } from './text.ts';

/** More than this is a slip of the finger. */
const most = 300;

/** Repetitions that were done and not tapped: how many, and how many of them as asked. */
export function CountSheet({ view, onDone, activityId }: SheetProps & { readonly activityId: string }) {
  const t = useNoteText();
  const [done, setDone] = useState('');
  const [held, setHeld] = useState('');
  const [busy, setBusy] = useState(false);
  const [record, refused] = useRecord({ view, onDone });
  const [all, well] = [Number(done), Number(held)];
  const fits = /^\d+$/.test(done.trim()) && all >= 1 && all <= most && /^\d+$/.test(held.trim()) && well <= all;
  async function count(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!fits) return;
    setBusy(true);
    for (let i = 0; i < all - 1; i++) await view.journal.append('repetition.done', { activityId, held: i < well });
    await record('repetition.done', { activityId, held: all <= well });
    setBusy(false);
  }
  return (
    <Form className="note-form" onSubmit={(event) => void count(event)}>
      <div className="remedy-pair">
        <TextField
          label={t('repetitionsDone')}
          inputMode="numeric"
          ref={beginHere}
          value={done}
          onChange={(event) => setDone(event.target.value)}
        />
        <TextField
          label={t('repetitionsHeld')}
          inputMode="numeric"
          value={held}
          onChange={(event) => setHeld(event.target.value)}
        />
      </div>
      <Button type="submit" kind="ask" size="live" busy={busy} disabled={!fits}>
        {t('record')}
      </Button>
      {refused}
    </Form>
  );
}
