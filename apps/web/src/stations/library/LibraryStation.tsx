import { type CatalogueRow, prepareSearch, type RowKind, rowKinds, searchCatalogue } from '@eupraxia/catalogue';
import { useDeferredValue, useEffect, useState } from 'react';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Page } from '../../app/shell/Page.tsx';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { ExercisePicture } from '../program/ExercisePicture.tsx';
import { factsOf } from './row-facts.ts';
import { useLibraryText } from './text.ts';
import './library.css';

const shownAtMost = 40;

/** Everything that the catalogue knows, found by a word, each row with all that it says and where it is from. */
export function LibraryStation() {
  const t = useLibraryText();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<RowKind>();
  const [chosen, setChosen] = useState<CatalogueRow>();
  useEffect(prepareSearch, []);
  const found = searchCatalogue(useDeferredValue(text), kind);
  return (
    <Page title={t('library')}>
      <div className="library">
        <Card title={t('find')}>
          <Form className="stack" onSubmit={(event) => event.preventDefault()}>
            <TextField
              label={t('word')}
              type="search"
              autoComplete="off"
              maxLength={200}
              value={text}
              hint={t('wordHint')}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Select
              label={t('kind')}
              choose={t('everyKind')}
              value={kind ?? ''}
              onChange={(event) => setKind(rowKinds.find((one) => one === event.currentTarget.value))}
              options={rowKinds.map((one) => ({ value: one, label: t(`kind-${one}`) }))}
            />
          </Form>
          <p role="status" className="soft">
            {found.length > shownAtMost
              ? t('foundMany', { count: found.length, shown: shownAtMost })
              : t('found', { count: found.length })}
          </p>
          {found.length === 0 ? <EmptyState title={t('nothing')}>{t('nothingRemedy')}</EmptyState> : null}
          <ul className="library-list">
            {found.slice(0, shownAtMost).map((row) => (
              <li key={`${row.kind} ${row.id}`}>
                <Button
                  kind="plain"
                  aria-pressed={chosen === row}
                  onClick={() => {
                    setChosen(row);
                    requestAnimationFrame(() => document.querySelector('.library-row')?.scrollIntoView({ block: 'nearest' }));
                  }}
                >
                  <span className="library-name">{row.name}</span> <Chip>{t(`kind-${row.kind}`)}</Chip>
                </Button>
              </li>
            ))}
          </ul>
        </Card>
        {chosen === undefined ? null : <RowCard row={chosen} />}
      </div>
    </Page>
  );
}

function RowCard({ row }: { readonly row: CatalogueRow }) {
  const t = useLibraryText();
  const said = 'summary' in row ? row.summary : 'text' in row ? row.text : undefined;
  return (
    <Card title={row.name} className="library-row" actions={<Chip>{t(`kind-${row.kind}`)}</Chip>}>
      <div className="stack">
        {row.kind === 'exercise' ? <ExercisePicture row={row} label={t('figureOf', { name: row.name })} moving /> : null}
        {said === undefined ? null : <p>{said}</p>}
        <SourceMark row={row} />
        <dl className="library-facts">
          {row.synonyms.length === 0 ? null : (
            <>
              <dt>{t('synonyms')}</dt>
              <dd>{row.synonyms.join(', ')}</dd>
            </>
          )}
          {factsOf(row).map(({ name, values }) => (
            <div key={name}>
              <dt>{name}</dt>
              {values.length === 1 ? (
                <dd>{values[0]}</dd>
              ) : (
                <dd>
                  <ul>
                    {[...new Set(values)].map((value) => (
                      <li key={value}>{value}</li>
                    ))}
                  </ul>
                </dd>
              )}
            </div>
          ))}
        </dl>
        <p className="soft">
          {row.effectiveTo === null
            ? t('since', { day: row.effectiveFrom })
            : t('fromTo', { from: row.effectiveFrom, to: row.effectiveTo })}
        </p>
      </div>
    </Card>
  );
}
