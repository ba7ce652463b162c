import type { DelimitedLayout } from './delimited-layout.ts';
import type { GapRule } from './gap-rule.ts';
import type { Track } from './recording.ts';
import type { RemarkList } from './remarks.ts';

/** What was counted while rows were read. */
export interface RowTally {
  rows: number;
  /** Comments and blank lines among the rows. */
  passed: number;
}

export interface RowReading {
  readonly layout: DelimitedLayout;
  readonly track: Track;
  /** The column that places the rows: one of times, or one that numbers them. */
  readonly gap?: { readonly column: number; readonly rule: GapRule };
  /** Takes what must be told; a row that can only be left out is refused without it. */
  readonly remarks?: RemarkList;
  readonly tally?: RowTally;
  /** Chunks have one column more, the last: the line of each row. */
  readonly numbered?: boolean;
}
