import type { Migration } from './migration.ts';

/** Which version the body of a chart entry and the items of a template were written in; all there were so far is version 1. */
export const entryVersions: Migration = {
  number: 5,
  name: 'entry-versions',
  sql: `
alter table chart.chart_entry add column v integer not null default 1;
alter table chart.program_template add column v integer not null default 1;
`,
};
