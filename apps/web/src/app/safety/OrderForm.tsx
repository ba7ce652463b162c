import { regions } from '@eupraxia/catalogue';
import { type NewOrder, type OrderKind, orderKinds } from '@eupraxia/clinical/chart';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { freshId } from '../fresh-id.ts';
import { SideChoice } from '../SideChoice.tsx';
import { OrderValue } from './OrderValue.tsx';
import { type OrderDraft, type OrderFlaw, orderFlaws, orderOf, placedKinds } from './order-draft.ts';
import { useSafetyText } from './text.ts';

/** An order is entered: its kind first, then only what that kind has. With `replaces` it takes the place of one on file. */
export function OrderForm({
  start,
  replaces,
  mayClear = true,
  refusal,
  onSave,
  onClose,
}: {
  /** What is known of it already; its `from` is today. */
  readonly start: OrderDraft;
  /** Id of the order that it replaces. */
  readonly replaces?: string | undefined;
  /** Whether this person may record a clearance. */
  readonly mayClear?: boolean;
  /** Why this person may not record an order, in words; undefined where they may. */
  readonly refusal?: ((order: NewOrder) => string | undefined) | undefined;
  readonly onSave: (order: NewOrder) => void;
  readonly onClose: () => void;
}) {
  const t = useSafetyText();
  const common = useText();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [newId] = useState(freshId);
  const formId = `order-${newId}`;
  const form = useRef<HTMLFormElement>(null);
  const shownKind = useRef(draft.kind);
  // What was pressed folds away: the next field takes the focus, or the first kind where another one is wanted.
  useEffect(() => {
    if (shownKind.current === draft.kind) return;
    shownKind.current = draft.kind;
    const first = draft.kind === undefined ? '.order-kinds button' : 'input, select';
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, [draft.kind]);
  const flaws = orderFlaws(draft);
  const wrong = (flaw: OrderFlaw, words: string): string | undefined => (tried && flaws.includes(flaw) ? words : undefined);
  const set = (part: Partial<OrderDraft>) => setDraft({ ...draft, ...part });
  const kinds = orderKinds.filter((kind) => mayClear || kind !== 'clearance');
  const order = orderOf(draft, replaces ?? newId);
  const refused = tried && order !== undefined ? refusal?.(order) : undefined;
  const save = () => {
    setTried(true);
    if (order !== undefined && refusal?.(order) === undefined) onSave(order);
  };
  return (
    <Dialog
      title={t(replaces === undefined ? 'order' : 'orderReplace')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          {refused === undefined ? null : (
            <span className="field-error" role="alert">
              {refused}
            </span>
          )}
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={formId} kind="ask">
            {t('saveOrder')}
          </Button>
        </>
      }
    >
      <Form
        ref={form}
        id={formId}
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {draft.kind !== undefined ? (
          <div className="safety-head">
            <strong>{t(`order-${draft.kind}`)}</strong>
            {replaces !== undefined ? null : (
              <Button kind="plain" onClick={() => set({ kind: undefined })}>
                {t('orderOtherKind')}
              </Button>
            )}
          </div>
        ) : (
          <KindButtons
            kinds={kinds}
            error={wrong('kind', t('flaw-kind'))}
            onChoose={(kind) => setDraft({ kind, from: draft.from, ...(draft.by === undefined ? {} : { by: draft.by }) })}
          />
        )}
        {draft.kind === undefined ? null : (
          <>
            {placedKinds.has(draft.kind) ? (
              <div className="answer-pair">
                <Select
                  label={t('region')}
                  choose={t('regionNone')}
                  value={draft.region ?? ''}
                  onChange={(event) => {
                    const region = event.currentTarget.value;
                    set({ region: region === '' ? undefined : region });
                  }}
                  options={regions.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <SideChoice
                  of={['left', 'right', 'bilateral']}
                  value={draft.side}
                  onChange={(side) => set(side === 'midline' ? {} : { side })}
                />
              </div>
            ) : null}
            <OrderValue draft={draft} onChange={set} wrong={wrong} />
            <TextField
              label={t('orderedBy')}
              maxLength={200}
              value={draft.by ?? ''}
              error={wrong('by', t('orderedByMissing'))}
              onChange={(event) => set({ by: event.currentTarget.value })}
            />
            <div className="answer-pair">
              <TextField
                label={t('from')}
                type="date"
                value={draft.from}
                error={wrong('from', t('fromMissing'))}
                onChange={(event) => set({ from: event.currentTarget.value })}
              />
              <TextField
                label={t('until')}
                type="date"
                min={draft.from}
                value={draft.until ?? ''}
                hint={t('untilHint')}
                error={wrong('until', t('untilWrong'))}
                onChange={(event) => set({ until: event.currentTarget.value })}
              />
            </div>
            <TextField
              label={t('document')}
              maxLength={200}
              hint={t('documentHint')}
              value={draft.document ?? ''}
              onChange={(event) => set({ document: event.currentTarget.value })}
            />
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** The kinds as buttons, not as a row of radio buttons: its arrow keys would choose, and fold the row, at the first step. */
function KindButtons({
  kinds,
  error,
  onChoose,
}: {
  readonly kinds: readonly OrderKind[];
  readonly error: string | undefined;
  readonly onChoose: (kind: OrderKind) => void;
}) {
  const t = useSafetyText();
  const id = useId();
  return (
    <fieldset className="order-kinds" aria-describedby={error === undefined ? undefined : id}>
      <legend className="field-label">{t('orderKind')}</legend>
      <div className="safety-actions">
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => onChoose(kind)}>
            {t(`order-${kind}`)}
          </Button>
        ))}
      </div>
      {error === undefined ? null : (
        <p id={id} className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
