/** What each verb of this release takes. */
export const usages = {
  serve: 'eupraxia serve [--port N] [--listen HOST] [--tls CERT,KEY] [--name NAME] [--data FOLDER] [--empty]',
  analyse: 'eupraxia analyse FILE|- --as emg|sway|gait|orientation [--rate HZ] [--stream NAME] [--json]',
  convert:
    'eupraxia convert IN|- OUT.edf|bdf|c3d|trc|csv|tsv [--rate HZ] [--track NAME|INDEX] [--channel NAME,…] [--stream NAME] [--numbers float|integer] [--processor intel|dec|mips] [--force] [--json]',
  code: 'eupraxia code FILE|- [--json]',
  note: 'eupraxia note FILE|- [--pdf OUT] [--json]',
  export: 'eupraxia export --visit ID [--as log|bundle] [--out FILE] [--clinic ID] [--data FOLDER] [--json]',
  catalogue: 'eupraxia catalogue [--kind KIND] [--search TEXT] [--json]',
  gate: 'eupraxia gate FILE|- [--json]',
  practice:
    'eupraxia practice RECORDING|- --plan PLAN.json [--channel NAME|INDEX] [--rate HZ] [--mains 50|60|none] [--rest FROM:TO] [--json]',
  replay: 'eupraxia replay LOG [RECORDING…] [--json]',
  verify: 'eupraxia verify FILE|- [--json]',
  'sign-ins': 'eupraxia sign-ins [--most N] [--data FOLDER] [--json]',
  clinic: 'eupraxia clinic found --name NAME --zone ZONE --admin E-MAIL --admin-name NAME [--data FOLDER] [--json]',
  account:
    'eupraxia account link --email E-MAIL [--without-second-factor] [--data FOLDER] [--json] | eupraxia account rename --email E-MAIL --to E-MAIL [--name NAME] [--data FOLDER] [--json]',
} as const;

export type Verb = keyof typeof usages;

/** What belongs to each kind of analysis, beside what belongs to all. */
export const analyseUsages = {
  emg: '--as emg [--channel NAME|INDEX] [--mains 50|60|none] [--rest FROM:TO]',
  sway: '--as sway [--plate NUMBER|combined] [--ml x|y|z] [--filter HZ|none] [--window FROM:TO]',
  gait: '--as gait --foot left|right [--sensor NAME] [--unit deg/s|rad/s] [--align|--as-mounted] [--distance D]',
  orientation: '--as orientation [--method basic|full|offline] [--sensor NAME] [--unit deg/s|rad/s]',
} as const;

export type AnalysisName = keyof typeof analyseUsages;

/** Verbs that the contract names and that later releases bring. */
export const toCome: ReadonlySet<string> = new Set([
  'claim',
  'remit',
  'bridge',
  'import',
  'migrate',
  'backup',
  'restore',
  'bench',
]);

const summaries: Record<Verb, string> = {
  serve: 'start the program and print where to open it',
  analyse: 'the numbers of a muscle recording, a standing trial, a walk with a sensor on the foot; the orientation of a sensor',
  convert: 'a recording into another format, as a stream; says what that format cannot hold',
  code: 'minutes of a visit to billing units, with the reasons',
  note: 'the note of a session log, each sentence with the events it rests on; --pdf prints the draft',
  export: 'a visit from this computer’s database',
  catalogue: 'what the program knows, with sources',
  gate: 'what may be started, and if not, why and what would change that: of a session log or a list of cases',
  practice: 'what the coach makes of a muscle recording under a plan, as if it were live',
  replay: 'let the coach hear a visit again and compare it with the log; exit 1 where they differ',
  verify: 'check the seal of an exported visit',
  'sign-ins': 'attempts to sign in that belong to no clinic: unknown accounts; of the last 90 days',
  clinic: 'found another clinic on this server; prints a link by which its first administrator comes in',
  account:
    'a link by which a person chooses a new password, for who works in several clinics or is the last administrator; another e-mail or name',
};

/** The page that --help prints. */
export function help(): string {
  const indent = '\n             ';
  const more = (verb: Verb) =>
    (verb === 'analyse' ? Object.values(analyseUsages).map((usage) => `${indent}  ${usage}`) : []).join('');
  const verbs = (Object.keys(usages) as Verb[]).map(
    (verb) => `  ${verb.padEnd(10)} ${summaries[verb]}${indent}${usages[verb]}${more(verb)}`,
  );
  return `Eupraxia, the workstation for neuromuscular re-education.

${verbs.join('\n')}

Still to come: ${[...toCome].join(', ')}.
--json prints one JSON document. Exit 0: done; 1: refused; 2: wrong usage.
`;
}
