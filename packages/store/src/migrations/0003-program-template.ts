import { type Migration, walled } from './migration.ts';

/** Programs that a clinic keeps to begin from: of no patient, so without side, code or intent. */
export const programTemplate: Migration = {
  number: 3,
  name: 'program-template',
  sql: `
create table chart.program_template (
  clinic_id uuid not null references chart.clinic (clinic_id),
  id uuid not null,
  name text not null,
  items json not null,
  saved_at bigint not null,
  saved_by text not null,
  removed_at bigint,
  primary key (clinic_id, id)
);
${walled('chart.program_template')}
`,
};
