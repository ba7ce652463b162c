import { type Coding, parseCodingInput, timedUnits, timeText, whyText } from '@eupraxia/claims';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { readJson } from '../read.ts';
import { table } from '../table.ts';
import { type Answer, parseVerb } from '../verb.ts';

/** `code FILE|-`: a visit's stretches to units, or a list of visits to a list of results. */
export async function code(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('code', args, {}, 1);
  if (!parsed.ok) return parsed;
  const input = await readJson(parsed.value.files[0] ?? '-', 'one visit or a list of visits as JSON', io);
  if (!input.ok) return input;
  if (!Array.isArray(input.value)) {
    const coding = counted(input.value);
    return coding.ok ? ok({ json: document(coding.value), text: shown(coding.value) }) : coding;
  }
  const codings: Coding[] = [];
  for (const [index, visit] of input.value.entries()) {
    const coding = counted(visit);
    if (!coding.ok)
      return err({
        ...coding.error,
        message: fault('EUP_CLI_VISIT', { number: index + 1, why: coding.error.message, remedy: '' }).message,
      });
    codings.push(coding.value);
  }
  return ok({
    json: codings.map(document),
    text: codings.map((coding, index) => `Visit ${index + 1}\n${shown(coding)}`).join('\n'),
  });
}

function counted(visit: unknown): Result<Coding, Fault> {
  const input = parseCodingInput(visit);
  return input.ok ? timedUnits(input.value) : input;
}

/** The document of the command's contract: minutes that come without a log have no events to name. */
function document(coding: Coding) {
  const { timedMinutes, totalMinutes, billableUnits, lines, choice } = coding;
  return {
    timedMinutes,
    totalMinutes,
    billableUnits,
    lines: lines.map(({ code, seconds, minutes, units, modifiers }) => ({ code, seconds, minutes, units, modifiers })),
    choice,
    why: sentences(coding),
  };
}

const sentences = ({ why }: Coding): readonly string[] => why.map((one) => whyText(one, 'en-US'));

function shown(coding: Coding): string {
  const { timedMinutes, totalMinutes, billableUnits, lines, choice } = coding;
  const rows = lines.map((line) => [line.code, timeText(line.seconds), String(line.units), line.modifiers.join(' ')]);
  const ask =
    choice === null
      ? ''
      : `\nTo be chosen: ${choice.pick} of ${choice.codes.join(', ')} (${choice.remainder} minutes left over each).\n`;
  return `${table(['code', 'time', 'units', 'modifiers'], rows, [1, 2])}
${timedMinutes} timed minutes, ${totalMinutes} in all: ${billableUnits} units.
${ask}
${sentences(coding)
  .map((sentence) => `- ${sentence}`)
  .join('\n')}
`;
}
