import type { OneTimeLink } from '@eupraxia/api';
import { CopyButton } from '../../app/CopyButton.tsx';
import { momentOf } from '../../app/days.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { TextField } from '../../kit/Field.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useAdminText } from './text.ts';

/** A link to hand over: shown once, to be copied, with the time until which it works. */
export function LinkDialog({
  title,
  how,
  name,
  link,
  onClose,
}: {
  readonly title: string;
  readonly how: string;
  readonly name: string;
  readonly link: OneTimeLink;
  readonly onClose: () => void;
}) {
  const common = useText();
  const t = useAdminText();
  const { clinic } = useMe();
  // The server may name its own path alone; who gets the link needs all of it.
  const whole = new URL(link.link, location.origin).href;
  return (
    <Dialog
      title={title}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <CopyButton text={whole} />
          <Button kind="ask" onClick={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      <p>{how}</p>
      <TextField
        label={t('linkOf', { name })}
        readOnly
        value={whole}
        hint={t('linkUntil', { when: momentOf(link.expiresAt, language, clinic.zone) })}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  );
}
