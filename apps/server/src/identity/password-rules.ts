import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { dictionary } from '@zxcvbn-ts/language-common';
import { fault } from '../errors.ts';

/** Characters of a password, counted as code points after NFKC. */
export const passwordLength = { least: 12, most: 128 } as const;

/** What must be left of a password once everything is taken out of it that anybody knows about the person. */
const leastOwn = 8;

/** The 49,233 common passwords of @zxcvbn-ts/language-common (MIT), in lower case, the most common first. */
let kept: ReadonlySet<string> | undefined;
const common = (): ReadonlySet<string> => {
  kept ??= new Set(dictionary['passwords-common']);
  return kept;
};

/** Letters that people write as digits or signs. */
const letterOf: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b' },
  ...{ '@': 'a', $: 's', '!': 'i', '+': 't', '€': 'e' },
};
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop'];
const steps = rows.flatMap((row) => [row, [...row].reverse().join('')]);

/**
 * Refuses a password that is short, long, on the list of common ones (also with digits and signs around it, or with letters
 * written as digits), repeats one piece, walks along the alphabet or the keyboard, or is made of what anybody knows: the
 * product, the clinics, the person's name and address. Error: EUP_SERVER_PASSWORD_WEAK, whose sentence repeats nothing of it.
 * @param about names and addresses that it may not be made of
 */
export function passwordFits(password: string, about: readonly string[]): Result<true, Fault> {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const weak = (why: string) => err(fault('EUP_SERVER_PASSWORD_WEAK', { why }));
  if (length < passwordLength.least) return weak(`has ${length} characters; at least ${passwordLength.least} are expected`);
  if (length > passwordLength.most) return weak(`has ${length} characters; at most ${passwordLength.most} are expected`);
  const lower = text.toLowerCase();
  if (isCommon(lower)) return weak('is one of the most common ones, or one of them with digits or signs added');
  if (repeats(lower)) return weak('repeats the same few characters');
  if (walks(lower)) return weak('is a simple sequence of the alphabet or the keyboard');
  if (own(lower, about) < leastOwn) return weak('is made of your name, your e-mail, the clinic’s name or the program’s name');
  return ok(true);
}

function isCommon(lower: string): boolean {
  const plain = [...lower].map((one) => letterOf[one] ?? one).join('');
  const cores = [lower, plain].flatMap((one) => [
    one,
    one.replace(/[^\p{L}\p{N}]/gu, ''),
    one.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''),
    one.replace(/[^\p{L}]/gu, ''),
  ]);
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  cores.push([...bare].map((one) => letterOf[one] ?? one).join(''));
  return cores.some((core) => core.length >= 4 && [...core].length >= [...lower].length - 8 && common().has(core));
}

/** Whether a piece of at most half its length makes up all of it, or few different characters do. */
function repeats(lower: string): boolean {
  if (new Set(lower).size < 5) return true;
  for (let size = 1; size <= lower.length / 2; size++) {
    const piece = lower.slice(0, size);
    if (piece.repeat(Math.ceil(lower.length / size)).slice(0, lower.length) === lower) return true;
  }
  return false;
}

/** Whether pieces of four or more neighbors of the alphabet, the digits or a row of keys leave little beside them. */
function walks(lower: string): boolean {
  let left = 0;
  for (let at = 0; at < lower.length; ) {
    let size = 0;
    for (let n = 4; at + n <= lower.length && steps.some((row) => row.includes(lower.slice(at, at + n))); n++) size = n;
    if (size === 0) left += 1;
    at += Math.max(1, size);
  }
  return left < leastOwn - 2 && left < lower.length - 3;
}

/** How many letters and digits are left once known words are taken out. */
function own(lower: string, about: readonly string[]): number {
  const words = ['eupraxia', ...about]
    .flatMap((one) =>
      one
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => [...word].length >= 3)
    .toSorted((a, b) => b.length - a.length);
  let rest = lower.replace(/[^\p{L}\p{N}]/gu, '');
  const whole = rest.length;
  for (const word of words) rest = rest.replaceAll(word, '');
  return rest.length === whole ? Number.POSITIVE_INFINITY : rest.replace(/\p{N}/gu, '').length;
}
