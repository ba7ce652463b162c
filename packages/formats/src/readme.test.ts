import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import * as kernel from '@eupraxia/kernel';
import { expect, it } from 'vitest';
import * as formats from './index.ts';

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
const modules: Readonly<Record<string, object>> = { '@eupraxia/formats': formats, '@eupraxia/kernel': kernel };

it('the example of README.md prints what README.md says', async () => {
  const [, code = '', said = ''] = /```js\n([\s\S]*?)\n```\n\n```\n([\s\S]*?)\n```/.exec(readme) ?? [];
  const body = code.replace(
    /^import (\{[^}]*\}) from '([^']+)';$/gm,
    (_, names: string, module: string) => `const ${names} = modules['${module}'];`,
  );
  const printed: string[] = [];
  const console = {
    log: (...words: unknown[]) => printed.push(words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ')),
  };
  const AsyncFunction = (async () => undefined).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction('modules', 'console', body)(modules, console);
  expect(printed.join('\n')).toBe(said);
});
