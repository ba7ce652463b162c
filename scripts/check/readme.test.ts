import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}/README.md`, 'utf8');
const commands = [...readme.matchAll(/^npx eupraxia (.+)$/gm)].map(([, words = '']) => words.trim());

describe('README.md', () => {
  it('shows commands at all', () => {
    expect(commands.length).toBeGreaterThanOrEqual(4);
  });

  it.each(commands)('says the truth of: npx eupraxia %s', (words) => {
    const ran = spawnSync(process.execPath, ['apps/cli/bin/eupraxia.js', ...words.split(' ')], { cwd: root, encoding: 'utf8' });
    expect(ran.stderr).not.toMatch(/EUP_/);
    expect(ran.status).toBe(0);
    expect(ran.stdout.length).toBeGreaterThan(50);
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !target.includes('://'));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((target) => !existsSync(`${root}/${target}`))).toEqual([]);
  });
});
