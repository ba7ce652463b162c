import { faultsOf } from '@eupraxia/kernel';

/** What can be refused when minutes are to become units. */
export const claimsErrors = {
  EUP_CLAIMS_INPUT: {
    sentence: 'The visit cannot be counted: {path} is {found}; expected {expected}.',
    status: 422,
    remedy:
      'Give {"date", "discipline", "payer": {"unitMethod", "assistantModifier"}, "bouts": [{"code", "seconds", "by"}]}, with "rule" ("day-once" or "per-code") where codes are floored one by one.',
  },
  EUP_CLAIMS_CODE: {
    sentence: '"{found}" is no billing code that this catalogue knows.',
    status: 422,
    remedy: 'Correct the code, in capitals as printed; `eupraxia catalogue --kind code` lists the known ones.',
  },
  EUP_CLAIMS_CODE_DATE: {
    sentence: 'The code {code} does not hold on {date}; it holds from {from} to {to}.',
    status: 422,
    remedy: 'Choose the code that was in force on the date of service, or correct the date.',
  },
  EUP_CLAIMS_DISCIPLINE: {
    sentence: 'The code {code} belongs to {expected}; the visit is {found}.',
    status: 422,
    remedy: 'Choose a code of the discipline, or bill the other discipline as a visit of its own.',
  },
  EUP_CLAIMS_DAY_TOO_LONG: {
    sentence: 'The stretches of one day add up to {found} seconds; a day has 86400.',
    status: 422,
    remedy: 'Correct the times: seconds are expected, not milliseconds.',
  },
} as const;

/** Makes the faults of this package. */
export const fault = faultsOf(claimsErrors);
