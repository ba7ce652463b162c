import { type Fault, FaultError, faultAnswer } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { type Io, processIo } from './io.ts';
import { help, toCome, usages } from './usage.ts';
import type { RunVerb } from './verb.ts';

/** Verbs are loaded when they are asked for: `code` needs no database driver. */
const verbs: Readonly<Record<string, () => Promise<RunVerb>>> = {
  serve: async () => (await import('./verbs/serve.ts')).serve,
  analyse: async () => (await import('./verbs/analyse.ts')).analyse,
  convert: async () => (await import('./verbs/convert.ts')).convert,
  code: async () => (await import('./verbs/code.ts')).code,
  note: async () => (await import('./verbs/note.ts')).note,
  export: async () => (await import('./verbs/export.ts')).exportVisit,
  catalogue: async () => (await import('./verbs/catalogue.ts')).catalogue,
  gate: async () => (await import('./verbs/gate.ts')).gate,
  practice: async () => (await import('./verbs/practice.ts')).practice,
  replay: async () => (await import('./verbs/replay.ts')).replay,
  'sign-ins': async () => (await import('./verbs/sign-ins.ts')).signIns,
  verify: async () => (await import('./verbs/verify.ts')).verify,
  clinic: async () => (await import('./verbs/clinic.ts')).clinic,
  account: async () => (await import('./verbs/account.ts')).account,
};

const usageCodes: ReadonlySet<string> = new Set(['EUP_CLI_USAGE', 'EUP_CLI_TO_COME']);

/**
 * Runs the command. Exit code 0: done; 1: refused; 2: wrong usage or a verb that is still to come. Under `--json` stdout
 * holds one JSON document whatever happens, a refusal as `{"error": {code, message, remedy}}`. A bug shows no stack.
 */
export async function run(argv: readonly string[], io: Io): Promise<0 | 1 | 2> {
  // `--json` may stand before the verb too: whoever reads the answer by machine gets a document either way.
  const [verb, ...args] = argv[0] === '--json' ? [...argv.slice(1), '--json'] : argv;
  const end = argv.indexOf('--');
  const json = (end < 0 ? argv : argv.slice(0, end)).includes('--json');
  if (verb === undefined || verb === 'help' || argv.includes('--help') || argv.includes('-h')) {
    if (verb === undefined) io.err(help());
    else await io.out(help());
    return verb === undefined ? 2 : 0;
  }
  try {
    const outcome = await outcomeOf(verb, args, io);
    if ('fault' in outcome) return await refuse(outcome.fault, json, io);
    const { answer } = outcome;
    if (answer === null) return 0;
    if ('exit' in answer) return answer.exit;
    await io.out(json ? `${JSON.stringify(answer.json)}\n` : answer.text);
    return 0;
  } catch (problem) {
    if (problem instanceof FaultError) return refuse(problem.fault, json, io);
    if (io.env['EUPRAXIA_DEBUG']) io.err(String((problem as Error)?.stack ?? problem));
    return refuse(fault('EUP_CLI_UNEXPECTED', { why: firstLine(problem) }), json, io);
  }
}

async function outcomeOf(verb: string, args: readonly string[], io: Io) {
  if (toCome.has(verb)) return { fault: fault('EUP_CLI_TO_COME', { what: `eupraxia ${verb}` }) };
  const load = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (load === undefined) {
    return {
      fault: fault('EUP_CLI_USAGE', {
        what: `"${verb}" is not a command`,
        usage: `There are: ${Object.keys(usages).join(', ')}. eupraxia --help says more.`,
      }),
    };
  }
  const result = await (await load())(args, io);
  return result.ok ? { answer: result.value } : { fault: result.error };
}

async function refuse(refused: Fault, json: boolean, io: Io): Promise<1 | 2> {
  if (json) await io.out(`${JSON.stringify({ error: faultAnswer(refused) })}\n`);
  else io.err(`${refused.message}\n${refused.remedy}\n(${refused.code})`);
  return usageCodes.has(refused.code) ? 2 : 1;
}

const firstLine = (problem: unknown): string => String((problem as Error)?.message ?? problem).split('\n')[0] ?? '';

/** The process's own run: arguments, streams and exit code of this process. */
export async function main(): Promise<void> {
  const code = await run(process.argv.slice(2), processIo());
  process.exitCode = code;
  // Piped input that nobody read to its end would keep the process waiting.
  if (!process.stdin.destroyed && process.stdin.listenerCount('data') + process.stdin.listenerCount('readable') > 0)
    process.stdin.destroy();
}
