import { useMutation, useQueryClient } from '@tanstack/react-query';
import { faultFrom } from '../../app/fault.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { useConfirmed } from './confirmed.tsx';
import { useAccountText } from './text.ts';

/** Asks before a way of signing in ends, does it, and brings the account page up to date. */
export function SureDialog<T>({
  title,
  how,
  verb,
  work,
  done,
  onDone,
  onClose,
}: {
  readonly title: string;
  readonly how: string;
  /** The word on the button; by default Remove. */
  readonly verb?: string | undefined;
  readonly work: () => Promise<T>;
  /** What is said when it worked. */
  readonly done?: string | undefined;
  readonly onDone?: ((answer: T) => void) | undefined;
  readonly onClose: () => void;
}) {
  const common = useText();
  const t = useAccountText();
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const go = useMutation({
    mutationFn: () => confirmed.run(work),
    onSuccess: async (answer) => {
      onClose();
      if (done !== undefined) showToast({ text: done });
      onDone?.(answer);
      await queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  if (confirmed.dialog !== null) return confirmed.dialog;
  return (
    <Dialog
      title={title}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="ask" busy={go.isPending} onClick={() => go.mutate()}>
            {verb ?? common('remove')}
          </Button>
        </>
      }
    >
      <p>{how}</p>
      {go.error === null ? null : <ErrorCard fault={faultFrom(go.error)} safe={t('safe')} />}
    </Dialog>
  );
}
