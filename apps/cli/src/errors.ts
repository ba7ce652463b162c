import { faultsOf } from '@eupraxia/kernel';

/** What the command itself refuses; what a verb's packages refuse comes in their own codes. */
export const cliErrors = {
  EUP_CLI_USAGE: {
    sentence: 'Wrong usage: {what}.',
    status: 400,
    remedy: '{usage}',
  },
  EUP_CLI_TO_COME: {
    sentence: '{what} is still to come.',
    status: 501,
    remedy: 'This release has: serve, analyse, convert, code, note, export, catalogue, gate, practice, replay and verify.',
  },
  EUP_CLI_FILE: {
    sentence: 'The file {file} cannot be read: {why}.',
    status: 404,
    remedy: 'Check the name; - reads what is piped in.',
  },
  EUP_CLI_EMPTY: {
    sentence: '{file} is empty.',
    status: 422,
    remedy: 'Give a file that holds {expected}.',
  },
  EUP_CLI_TEXT: {
    sentence: '{file} is not text in UTF-8.',
    status: 422,
    remedy: 'Give a file that holds {expected}.',
  },
  EUP_CLI_TOO_LARGE: {
    sentence: '{file} is larger than {most}.',
    status: 413,
    remedy: 'Give a file that holds {expected}; a recording belongs to `eupraxia analyse`.',
  },
  EUP_CLI_JSON: {
    sentence: '{file} is not valid JSON: {why}.',
    status: 422,
    remedy: 'Give a file that holds {expected}.',
  },
  EUP_CLI_VISIT: {
    sentence: 'Visit {number} of the list: {why}',
    status: 422,
    remedy: '{remedy}',
  },
  EUP_CLI_LOG_LINE: {
    sentence: 'Line {line} of the log cannot be read: {why}',
    status: 422,
    remedy: 'Write the log again with `eupraxia export --visit ID --as log`; each line is one event as it was stored.',
  },
  EUP_CLI_LOG_UNOPENED: {
    sentence: 'The log of {events} events has no visit.opened, so its program is not known.',
    status: 422,
    remedy: 'Write the whole log with `eupraxia export --visit ID --as log`.',
  },
  EUP_CLI_GATE_SHAPE: {
    sentence: '{file} holds one JSON document that is neither a list of cases nor an event.',
    status: 422,
    remedy: 'Give {expected}.',
  },
  EUP_CLI_GATE_CASE: {
    sentence: 'Case {of}: {path} is {found}; expected {expected}.',
    status: 422,
    remedy: 'Correct it and run it again: nothing was judged. Keys beside id, asOf, patient and item are free.',
  },
  EUP_CLI_PRACTICE_PLAN: {
    sentence: 'The plan cannot be practiced: {path} is {found}; expected {expected}.',
    status: 422,
    remedy: 'Correct it and run it again: nothing was judged.',
  },
  EUP_CLI_PRACTICE_REFERENCE: {
    sentence: 'The plan goes down and its reference is an MVIC, which a muscle that should relax has no valid one of.',
    status: 422,
    remedy: 'Measure the muscle at rest or in a slow stretch, and give that as reference.kind: "rest" or "slow-stretch".',
  },
  EUP_CLI_PRACTICE_UNIT: {
    sentence: 'The reference is in {expected}, and the channel {channel} is in {found}.',
    status: 422,
    remedy: 'Give the reference in the unit of the recording.',
  },
  EUP_CLI_PRACTICE_TRACKS: {
    sentence: 'The channels {first} and {second} were not sampled together.',
    status: 422,
    remedy: 'Name channels of one rate, or convert the recording first.',
  },
  EUP_CLI_PRACTICE_RATE: {
    sentence: 'The rate given is {given} Hz, and the file itself tells {own} Hz.',
    status: 422,
    remedy: 'Leave --rate out: it is for files that tell no rate of their own.',
  },
  EUP_CLI_PRACTICE_REST: {
    sentence: 'The recording has {seconds} s, and the rest before practice lasts from {from} to {to} s.',
    status: 422,
    remedy: 'Name a shorter stretch in which the muscle is quiet: --rest FROM:TO.',
  },
  EUP_CLI_BUNDLE: {
    sentence: 'The file is no export of a signed visit: {path} is not as expected ({expected}).',
    status: 422,
    remedy: 'Write it again with `eupraxia export --visit ID --as bundle`.',
  },
  EUP_CLI_UNSIGNED: {
    sentence: 'The export holds no signed note, so there is no seal to check.',
    status: 422,
    remedy: 'Sign the note, then export the visit again.',
  },
  EUP_CLI_REPLAY_NONE: {
    sentence: 'The log of {events} events has no practice under the coach, so there is nothing to replay.',
    status: 422,
    remedy: 'Give the log of a visit whose practice was coached: `eupraxia export --visit ID --as log`.',
  },
  EUP_CLI_REPLAY_MISSING: {
    sentence: 'The log was made on the recording {recording}, which is not among the files given.',
    status: 422,
    remedy: 'Give the file whose SHA-256 is: {sha256}.',
  },
  EUP_CLI_REPLAY_STRANGER: {
    sentence: 'The file {file} (SHA-256 {sha256}) is no recording of this visit.',
    status: 422,
    remedy: 'Give the very files that the log names by their hash; a copy that was converted is another file.',
  },
  EUP_CLI_VISIT_UNKNOWN: {
    sentence: 'No clinic on this database has the visit {visit}.',
    status: 404,
    remedy: 'Check the id and the data folder (EUPRAXIA_DATA) or DATABASE_URL; --clinic ID names the clinic.',
  },
  EUP_CLI_OUT: {
    sentence: 'The file {file} cannot be written: {why}.',
    status: 500,
    remedy: 'Name a file in a folder that this user may write to, on a disk with room for it.',
  },
  EUP_CLI_STOPPED: {
    sentence: 'It was stopped before {file} was whole, so nothing is there.',
    status: 499,
    remedy: 'Run it again when there is time; the recording itself was not touched.',
  },
  EUP_CLI_OUT_THERE: {
    sentence: 'The file {file} is there already.',
    status: 409,
    remedy: 'Name another file, or write over it with --force.',
  },
  EUP_CLI_UNEXPECTED: {
    sentence: 'Something went wrong that should not have: {why}.',
    status: 500,
    remedy: 'Run it again with EUPRAXIA_DEBUG=1 and report what it shows, without patient data.',
  },
} as const;

/** Makes the faults of the command. */
export const fault = faultsOf(cliErrors);
