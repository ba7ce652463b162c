import type { ProgramTemplate } from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { freshId } from '../../app/fresh-id.ts';
import { queryClient, templatesQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { templateItemOf } from './draft.ts';
import type { ItemDraft } from './draft-shape.ts';
import { useProgramText } from './text.ts';

/** The clinic's programs to begin from, and the way to keep this one as such: without side, code and intent, which are each patient's. */
export function TemplateCard({
  items,
  onUse,
}: {
  readonly items: readonly ItemDraft[];
  readonly onUse: (template: ProgramTemplate) => void;
}) {
  const common = useText();
  const t = useProgramText();
  const query = useQuery(templatesQuery);
  const [name, setName] = useState('');
  const [fault, setFault] = useState<Fault>();
  const keepable = items.map(templateItemOf).filter((item) => item !== undefined);

  const change = async (call: () => Promise<unknown>, done: string) => {
    try {
      await call();
      setFault(undefined);
      showToast({ text: done });
      await queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey });
    } catch (error) {
      setFault(faultFrom(error));
    }
  };

  return (
    <Card title={t('templates')}>
      <div className="stack">
        {fault === undefined ? null : <ErrorCard fault={fault} safe={t('safe')} />}
        {query.data === undefined || query.data.length === 0 ? (
          <p className="soft">{t(query.isError ? 'templatesAway' : 'templatesNone')}</p>
        ) : (
          <ul className="exercise-list">
            {query.data.map((one) => (
              <li key={one.id} className="exercise-row">
                <div>
                  <strong>{one.name}</strong>
                  <p className="soft">{one.items.map((item) => item.name).join(', ')}</p>
                </div>
                <span className="item-moves">
                  <Button aria-label={t('templateUse', { name: one.name })} onClick={() => onUse(one)}>
                    {common('add')}
                  </Button>
                  <Button
                    kind="plain"
                    aria-label={t('templateRemove', { name: one.name })}
                    onClick={() =>
                      void change(() => client.program.removeTemplate({ id: one.id }), t('templateRemoved', { name: one.name }))
                    }
                  >
                    <Icon name="remove" size={20} />
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
        <Form
          className="add-row"
          onSubmit={(event) => {
            event.preventDefault();
            const kept = name.trim();
            void change(
              () => client.program.saveTemplate({ id: freshId(), name: kept, items: keepable }).then(() => setName('')),
              t('templateKept', { name: kept }),
            );
          }}
        >
          <TextField
            label={t('templateName')}
            value={name}
            maxLength={200}
            hint={t('templateHint')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === '' || keepable.length === 0 || keepable.length < items.length}>
            {t('templateKeep')}
          </Button>
        </Form>
      </div>
    </Card>
  );
}
