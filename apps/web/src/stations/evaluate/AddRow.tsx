import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { useText } from '../../text/en.ts';

/** The foot of a form: the button that adds, and the word that nothing is saved before it is pressed. */
export function AddRow({
  label,
  dirty,
  main = false,
}: {
  readonly label: string;
  readonly dirty: boolean;
  readonly main?: boolean;
}) {
  const t = useText();
  return (
    <div className="add-row">
      <Button type="submit" kind={dirty || main ? 'ask' : 'quiet'}>
        {label}
      </Button>
      {dirty ? <Chip kind="attention">{t('unsaved')}</Chip> : null}
    </div>
  );
}
