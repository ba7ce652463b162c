import type { SourceStatus } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { ChangeScore, CutOff, MeasureRow } from '../row.ts';

export interface From {
  readonly source: string;
  readonly status: SourceStatus;
}

/** A source that was read. */
export const read = (source: string): From => ({ source, status: 'verified' });

/** A fact without a source; a lead is a work that is believed to hold it and was not read. */
export const unread = (lead?: string): From => ({
  source: lead === undefined ? 'unsourced' : `unsourced; to look up: ${lead}`,
  status: 'unsourced',
});

type Extra = Partial<Pick<ChangeScore, 'to' | 'percent' | 'start' | 'direction' | 'part' | 'note'>>;

/** The smallest change beyond measurement error, in one population. */
export function mdc(population: string, value: number, from: From, extra: Extra = {}): ChangeScore {
  return { kind: 'MDC', population, value, ...extra, ...from };
}

/** The smallest change that matters to people, in one population. */
export function mcid(population: string, value: number, from: From, extra: Extra = {}): ChangeScore {
  return { kind: 'MCID', population, value, ...extra, ...from };
}

export function cut(population: string, says: string, from: From): CutOff {
  return { population, says, ...from };
}

type Needed =
  | 'id'
  | 'name'
  | 'abbreviation'
  | 'domain'
  | 'unit'
  | 'min'
  | 'max'
  | 'step'
  | 'better'
  | 'sided'
  | 'procedure'
  | 'source'
  | 'status';

/** A measure's row. Without a word on the licence it is a procedure that anybody may use, described in our own words. */
export function measure(given: Pick<MeasureRow, Needed> & Partial<Omit<MeasureRow, 'kind'>>): MeasureRow {
  return {
    kind: 'measure',
    synonyms: [],
    licence: 'test procedure, free',
    wording: 'own-words',
    ages: 'adult',
    changes: [],
    cutOffs: [],
    sensors: ['hands'],
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
    ...given,
  };
}

/** What is said of scales whose authors or publisher keep the rights and that are used everywhere without fee. */
export const authorsRights = 'authors and publisher keep the rights; used without fee, wording of items to be cleared';
