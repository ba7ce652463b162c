import type { RowBase } from '@eupraxia/catalogue';
import { Chip } from '../kit/Chip.tsx';
import { useText } from '../text/en.ts';
import './source-mark.css';

/** How far a row of the catalogue can be trusted, with its source in words. */
export function SourceMark({ row }: { readonly row: Pick<RowBase, 'status' | 'source'> }) {
  const t = useText();
  if (row.status === 'verified') {
    return (
      <p className="source-mark">
        <Chip kind="done">{t('verified')}</Chip> <span>{row.source}</span>
      </p>
    );
  }
  return (
    <p className="source-mark">
      <Chip kind="attention">{t(row.status)}</Chip> <span>{row.status === 'unsourced' ? t('unsourcedWhy') : row.source}</span>
    </p>
  );
}
