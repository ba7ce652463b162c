import { catalogueRelease } from '@eupraxia/catalogue';
import { release } from '@eupraxia/kernel';
import type { JournalState } from '../../../visit/log/journal.ts';
import { useSafetyText } from './text.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
type Month = (typeof months)[number];

/** Which rules decide a start while the server is not there: those of this device, with their release and date. */
export function RulesAboard({ link }: Pick<JournalState, 'link'>) {
  const t = useSafetyText();
  if (link === 'online' || link === 'connecting') return null;
  const { year, month } = monthOf(catalogueRelease);
  return <p className="soft rules-aboard">{t('aboard', { release, catalog: catalogueRelease, month: t(month), year })}</p>;
}

/** A release of the catalog is named after its year and month: 2026.11.2 is of November 2026. */
export function monthOf(catalog: string): { readonly year: string; readonly month: Month } {
  const [year = '', month = ''] = catalog.split('.');
  return { year, month: months[Number(month) - 1] ?? 'january' };
}
