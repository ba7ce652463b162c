import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Fault, Result } from '@eupraxia/kernel';
import { err, ok } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { Io } from './io.ts';
import { usages, type Verb } from './usage.ts';

/** What a verb gives back: one document, and the same for a person to read. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
}

/** What a verb gives back that wrote its document itself while it was computed: the exit code that is left to give. */
export interface Written {
  readonly exit: 0 | 1;
}

export const writtenWith = (exit: 0 | 1): Written => ({ exit });

/** Runs one verb on its arguments. Refusals are values; null where everything has been said already. */
export type RunVerb = (args: readonly string[], io: Io) => Promise<Result<Answer | Written | null, Fault>>;

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = { readonly [K in keyof T]?: T[K]['type'] extends 'boolean' ? boolean : string };

/** The options and the positional arguments of a verb. */
export interface Parsed<T extends Options> {
  readonly values: Values<T>;
  readonly files: readonly string[];
  readonly json: boolean;
}

/**
 * Reads a verb's arguments strictly. `--json` belongs to every verb; an option given twice is refused, since only one
 * of the two could be meant. Error: EUP_CLI_USAGE.
 * @param files how many positional arguments are wanted, or at least how many
 */
export function parseVerb<const T extends Options>(
  verb: Verb,
  args: readonly string[],
  options: T,
  files: number | { readonly least: number },
): Result<Parsed<T>, Fault> {
  const wrong = (what: string) => err(wrongUsage(verb, what));
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const named = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = named.find((name, at) => named.indexOf(name) !== at);
    if (twice !== undefined) return wrong(`--${twice} is given twice`);
    if (typeof files === 'object') {
      if (positionals.length < files.least)
        return wrong(`at least ${files.least} files are expected, ${positionals.length} are given`);
    } else if (positionals.length !== files)
      return wrong(
        files === 0 ? `"${positionals[0]}" is not expected` : `${wanted[files] ?? ''} expected, ${positionals.length} are given`,
      );
    return ok({ values: values as Values<T>, files: positionals, json: named.includes('json') });
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw problem;
    return wrong((message.split(/\.\s/)[0] ?? message).replace(/\.$/, ''));
  }
}

const wanted = ['', 'one FILE is', 'IN and OUT are'];

/** Takes the word behind a verb that has several: `found` of `eupraxia clinic found`. Error: EUP_CLI_USAGE. */
export function secondWord(verb: Verb, args: readonly string[], word: string): Result<readonly string[], Fault> {
  const [first, ...rest] = args;
  if (first === word) return ok(rest);
  return err(
    wrongUsage(verb, first === undefined || first.startsWith('-') ? `"${word}" is missing` : `"${first}" is not a word of it`),
  );
}

/** A fault of usage; it ends with exit code 2. */
export function wrongUsage(verb: Verb, what: string, usage: string = usages[verb]): Fault {
  return fault('EUP_CLI_USAGE', { what, usage: `Usage: ${usage}` });
}
