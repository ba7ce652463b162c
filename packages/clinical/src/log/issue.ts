import type { z } from 'zod';

/** Shows a value in one short piece: what came, for the sentence of a fault. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The first complaint of a schema, as path, what came and what was expected. */
export function firstIssue(
  error: z.ZodError,
  input: unknown,
  prefix: readonly PropertyKey[] = [],
): { path: string; found: string; expected: string } {
  const issue = error.issues[0];
  if (issue === undefined) return { path: pathOf(prefix), found: shown(input), expected: 'another value' };
  if (issue.code === 'unrecognized_keys') {
    return {
      path: pathOf([...prefix, ...issue.path, issue.keys[0] ?? '']),
      found: 'an unknown field',
      expected: 'no such field',
    };
  }
  return { path: pathOf([...prefix, ...issue.path]), found: shown(valueAt(input, issue.path)), expected: expectedBy(issue) };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${issue.origin === 'number' ? '' : ' in length'}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${issue.origin === 'number' ? '' : ' in length'}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `text of the form ${issue.pattern ?? 'that is asked'}`
        : `text of the format ${issue.format}`;
    default:
      return issue.message;
  }
}

/** A path as code would write it: `body.snapshot.conditions[0].side`. */
export function pathOf(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : `${text === '' ? '' : '.'}${String(step)}`;
  return text === '' ? 'the event' : text;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
