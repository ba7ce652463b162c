import { describe, expect, it } from 'vitest';
import { readTogether } from './read-together.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('readTogether(read)', () => {
  it('reads once for what is asked in one turn, and answers each question by itself', async () => {
    const reads: (readonly string[])[] = [];
    const ask = readTogether(async (questions: readonly string[]) => {
      reads.push(questions);
      return (question) => question.toUpperCase();
    });
    expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual(['A', 'B', 'A']);
    expect(reads).toEqual([['a', 'b', 'a']]);
  });

  it('sends no read before its question: what changes while a read is under way is seen by whoever asks after the change', async () => {
    let stored = 'valid';
    const answers: (() => void)[] = [];
    const ask = readTogether(async (_: readonly string[]) => {
      const seen = stored;
      await new Promise<void>((resolve) => answers.push(resolve));
      return () => seen;
    });
    const before = ask('session');
    await turn();
    await turn();
    stored = 'revoked';
    const after = ask('session');
    await turn();
    await turn();
    expect(answers).toHaveLength(2);
    for (const answer of answers) answer();
    expect(await Promise.all([before, after])).toEqual(['valid', 'revoked']);
  });

  it('fails for those who share the read, and for nobody after them', async () => {
    let fails = true;
    const ask = readTogether(async (_: readonly string[]) => {
      if (fails) throw new Error('the database is away');
      return (question) => question;
    });
    const first = await Promise.allSettled([ask('a'), ask('b')]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await ask('c')).toBe('c');
  });

  it('puts at most a hundred questions into one read', async () => {
    const counts: number[] = [];
    const ask = readTogether(async (questions: readonly number[]) => {
      counts.push(questions.length);
      return (question) => question;
    });
    const asked = Array.from({ length: 250 }, (_, i) => i);
    expect(await Promise.all(asked.map(ask))).toEqual(asked);
    expect(counts).toEqual([100, 100, 50]);
  });
});
