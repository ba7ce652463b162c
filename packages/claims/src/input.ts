import { disciplineIds } from '@eupraxia/catalogue';
import { furnishers, minutesRules, unitMethods, unlisted } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { z } from 'zod';
import { fault } from './errors.ts';

const codeText = z.string().min(1).max(20);

const codingInput = z.object({
  /** Date of service in the clinic's zone; decides which rows of the catalogue hold. */
  date: z.iso.date(),
  discipline: z.enum(disciplineIds),
  payer: z.object({ unitMethod: z.enum(unitMethods), assistantModifier: z.boolean() }),
  /** How seconds become whole minutes; `day-once` where it is absent. */
  rule: z.enum(minutesRules).optional(),
  /** Stretches of one-on-one (or group, or unattended) service, in any order. */
  bouts: z
    .array(z.object({ code: codeText, seconds: z.number().finite().min(0).max(86_400), by: z.enum([...furnishers, unlisted]) }))
    .max(10_000),
  /** The clinician's answer to a tie of remainders: codes in order of preference. */
  choose: z.array(codeText).max(100).optional(),
  /** The clinician's answer where the rule leaves open how many of a code's two last units carry the assistant's modifier. */
  modified: z
    .array(z.object({ code: codeText, units: z.number().int().min(0).max(2) }))
    .max(100)
    .optional(),
});

/** One discipline's services to one patient on one day, as they were furnished. */
export type CodingInput = z.infer<typeof codingInput>;
export type CodingBout = CodingInput['bouts'][number];

/**
 * Reads untrusted input: takes anything, returns the input of `timedUnits`, or EUP_CLAIMS_INPUT with path, found and expected.
 * Fields that it does not know are left out.
 */
export function parseCodingInput(input: unknown): Result<CodingInput, Fault> {
  const read = codingInput.safeParse(input);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  const path = issue?.path ?? [];
  return err(
    fault('EUP_CLAIMS_INPUT', {
      path: path.length === 0 ? 'it' : path.map(String).join('.'),
      found: shown(at(input, path)),
      expected: issue === undefined ? 'a visit' : expectation(issue),
    }),
  );
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a ${issue.expected === 'array' ? 'list' : issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return 'a calendar day, YYYY-MM-DD';
    default:
      return issue.message;
  }
}
