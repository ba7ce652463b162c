import type { ServerAddress } from '@eupraxia/api';
import { TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { addressUnder, type NameDraft, nameOf } from './name-draft.ts';
import { useNameText } from './name-text.ts';
import './name.css';

/** How the program is started for other devices; the words in capitals are files of the clinic. */
const startCommand = 'npm start -- --listen 0.0.0.0 --tls CERT,KEY';

/** Where Eupraxia is opened: this computer alone, or a name, with what is to be done before the name works. */
export function NameFields({
  draft,
  tried,
  address,
  onChange,
}: {
  readonly draft: NameDraft;
  /** Whether it was sent: then what is wrong is said. */
  readonly tried: boolean;
  readonly address: ServerAddress;
  readonly onChange: (draft: NameDraft) => void;
}) {
  const t = useNameText();
  const read = nameOf(draft);
  // While somebody types, only a number is told: everything else may still become a name.
  const wrong = read.kind === 'wrong' && (tried || (draft.text !== '' && read.why === 'number' && /\d$/.test(draft.text)));
  return (
    <>
      <Segmented
        label={t('where')}
        value={draft.where}
        error={tried && draft.where === undefined ? t('whereMissing') : undefined}
        onChange={(where) => onChange({ ...draft, where })}
        options={[
          { value: 'here', label: t('here'), detail: t('hereDetail') },
          { value: 'others', label: t('others'), detail: t('othersDetail') },
        ]}
      />
      {draft.where === 'others' ? (
        <TextField
          label={t('name')}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={253}
          value={draft.text}
          hint={t('nameHint')}
          error={wrong ? t(`wrong-${read.why}`) : undefined}
          onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
        />
      ) : null}
      {draft.where === 'others' && read.kind === 'name' && read.name !== address.name ? (
        <NameToDo name={read.name} address={address} />
      ) : null}
    </>
  );
}

/** What is to be done in DNS and TLS before a name works, and what holds meanwhile. */
export function NameToDo({ name, address }: { readonly name: string; readonly address: ServerAddress }) {
  const t = useNameText();
  return (
    <div className="name-to-do">
      <h3>{t('todo')}</h3>
      <ol>
        <li>{t('todoDns', { name })}</li>
        <li>{t('todoTls', { name })}</li>
        <li>
          {t('todoStart', { command: '' })}
          <code>{startCommand}</code>
        </li>
        <li>{t('todoOpen', { address: addressUnder(name, location.port) })}</li>
      </ol>
      {address.address === null ? null : <p className="account-note">{t('meanwhile', { address: address.address, name })}</p>}
    </div>
  );
}
