import type { RowBase } from '@eupraxia/catalogue';
import { Chip } from '../kit/Chip.tsx';
import { useText } from '../text/en.ts';
import './source-mark.css';

/** How far a row of the catalogue can be trusted, with its source in words; `brief` in lists, where the source is shown once the row is chosen. */
export function SourceMark({
  row,
  brief = false,
}: {
  readonly row: Pick<RowBase, 'status' | 'source'>;
  readonly brief?: boolean;
}) {
  const t = useText();
  return (
    <p className="source-mark">
      <Chip kind={row.status === 'verified' ? 'done' : 'attention'}>{t(row.status)}</Chip>
      {brief ? null : <span>{row.status === 'unsourced' ? t('unsourcedWhy') : row.source}</span>}
    </p>
  );
}
