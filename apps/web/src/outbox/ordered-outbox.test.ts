import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryVault, type SubjectStore } from '../vault/local-vault.ts';
import { OrderedOutbox, type Sent } from './ordered-outbox.ts';

interface Word {
  readonly word: string;
}
const fault = { code: 'EUP_TEST', message: 'No.', remedy: 'None.', status: 422 };
const patient = 'p1';

/** A browser's storage that outlives its tabs, and a server that answers as it is told. */
function browser() {
  const vault = memoryVault(fault);
  const sent: string[] = [];
  const marked = new Set<string>();
  const naps: AbortSignal[] = [];
  let broken = false;
  let keys = 0;
  let answer = (word: Word): Sent<Word> | Promise<Sent<Word>> => {
    sent.push(word.word);
    return { kind: 'sent' };
  };
  const box = async (place: string): Promise<SubjectStore> => {
    if (broken) throw new Error('storage refuses');
    return vault.box(place);
  };
  const tab = () =>
    new OrderedOutbox<Word>({
      prefix: 'chart',
      box,
      mark: async (place) => void marked.add(place),
      stored: (_, { word }) => ({ word, userId: 'u1' }),
      read: (_, stored) => (stored['userId'] === 'u1' ? { word: String(stored['word']) } : null),
      send: async (_, word) => answer(word),
      freshKey: () => `k${keys++}`,
      wall: () => 1000,
      wait: (_, until) =>
        new Promise((resolve) => {
          naps.push(until);
          until.addEventListener('abort', () => resolve());
        }),
      publish: () => undefined,
    });
  return {
    tab,
    sent,
    marked,
    naps,
    box,
    breakStorage: () => {
      broken = true;
    },
    answers: (next: typeof answer) => {
      answer = next;
    },
    online: () => {
      answer = (word) => {
        sent.push(word.word);
        return { kind: 'sent' };
      };
    },
    away: () => {
      answer = () => ({ kind: 'away' });
    },
  };
}
const words = (tab: OrderedOutbox<Word>) => tab.state(patient).entries.map(({ value }) => value.word);

afterEach(() => vi.restoreAllMocks());

describe('OrderedOutbox', () => {
  it('put() seals an entry before it is sent, and erases it once the server has it', async () => {
    const { tab, sent, marked, box, answers } = browser();
    const here = tab();
    let sealed = 0;
    answers(async ({ word }) => {
      sent.push(word);
      sealed = (await (await box(patient)).read()).records.length;
      return { kind: 'sent' };
    });
    await here.put(patient, { word: 'one' });
    expect(await here.send(patient)).toBe(0);
    expect(sent).toEqual(['one']);
    expect(sealed).toBe(1);
    expect([...marked]).toEqual([patient]);
    expect((await (await box(patient)).read()).records).toEqual([]);
  });

  it('load() in a later tab sends what a killed one left, once and in the order in which it was made', async () => {
    const { tab, sent, away, online } = browser();
    away();
    const killed = tab();
    for (const word of ['one', 'two', 'three']) await killed.put(patient, { word });
    expect(killed.state(patient)).toMatchObject({ away: true });
    online();
    const next = tab();
    await next.load(patient);
    expect(words(next)).toEqual(['one', 'two', 'three']);
    expect(await next.send(patient)).toBe(0);
    await vi.waitFor(() => expect(sent).toEqual(['one', 'two', 'three']));
    const third = tab();
    await third.load(patient);
    expect(words(third)).toEqual([]);
  });

  it('wake() ends the wait for the next attempt', async () => {
    const { tab, sent, naps, away, online } = browser();
    away();
    const here = tab();
    await here.put(patient, { word: 'one' });
    await vi.waitFor(() => expect(naps).toHaveLength(1));
    online();
    here.wake();
    await vi.waitFor(() => expect(words(here)).toEqual([]));
    expect(sent).toEqual(['one']);
  });

  it('keeps a refused entry with its fault through a reload until retry() or discard(), and sends later ones meanwhile', async () => {
    const { tab, sent, online, answers } = browser();
    answers(({ word }) => {
      if (word === 'bad') return { kind: 'refused', fault };
      sent.push(word);
      return { kind: 'sent' };
    });
    const first = tab();
    for (const word of ['bad', 'good']) await first.put(patient, { word });
    await vi.waitFor(() => expect(words(first)).toEqual(['bad']));
    expect(sent).toEqual(['good']);
    const next = tab();
    await next.load(patient);
    expect(next.state(patient).entries[0]?.fault).toEqual(fault);
    expect(await next.send(patient)).toBe(1);
    online();
    next.retry(patient);
    await vi.waitFor(() => expect(words(next)).toEqual([]));
    expect(sent).toEqual(['good', 'bad']);
  });

  it('discard(place, key) throws away one refused entry for good, and nothing that waits', async () => {
    const { tab, answers } = browser();
    answers(({ word }) => (word === 'waits' ? { kind: 'away' } : { kind: 'refused', fault }));
    const here = tab();
    const key = await here.put(patient, { word: 'bad' });
    for (const word of ['worse', 'waits']) await here.put(patient, { word });
    await vi.waitFor(() => expect(here.state(patient).entries.filter((one) => one.fault !== undefined)).toHaveLength(2));
    await here.discard(patient, key);
    await here.discard(patient, here.state(patient).entries.find(({ value }) => value.word === 'waits')?.key);
    const next = tab();
    await next.load(patient);
    expect(words(next)).toEqual(['worse', 'waits']);
  });

  it('sends what is to go instead of a refused entry, under the same key, and drops what need not go at all', async () => {
    const { tab, sent, answers } = browser();
    answers(({ word }) => {
      if (word === 'old') return { kind: 'instead', value: { word: 'new' } };
      if (word === 'there') return { kind: 'instead', value: null };
      sent.push(word);
      return { kind: 'sent' };
    });
    const here = tab();
    for (const word of ['old', 'there']) await here.put(patient, { word });
    await vi.waitFor(() => expect(words(here)).toEqual([]));
    expect(sent).toEqual(['new']);
  });

  it('sends what storage refused from memory, and says that this tab alone has it', async () => {
    const { tab, sent, naps, away, online, breakStorage } = browser();
    breakStorage();
    away();
    const here = tab();
    await here.put(patient, { word: 'one' });
    expect(here.state(patient).entries[0]?.kept).toBe('memory');
    await vi.waitFor(() => expect(naps).toHaveLength(1));
    online();
    here.wake();
    await vi.waitFor(() => expect(sent).toEqual(['one']));
  });

  it('does not bring back what another tab has thrown away, and takes in what it has added', async () => {
    const { tab, answers } = browser();
    answers(() => ({ kind: 'refused', fault }));
    const [one, two] = [tab(), tab()];
    await one.put(patient, { word: 'bad' });
    await vi.waitFor(() => expect(one.state(patient).entries[0]?.fault).toEqual(fault));
    await two.load(patient);
    expect(words(two)).toEqual(['bad']);
    await one.discard(patient);
    await two.load(patient);
    expect(words(two)).toEqual([]);
  });

  it('an entry that is put as the last one has just gone is sent too', async () => {
    const { tab, sent } = browser();
    const here = tab();
    await Promise.all(['one', 'two', 'three', 'four'].map((word) => here.put(patient, { word })));
    await vi.waitFor(() => expect(words(here)).toEqual([]));
    expect(sent).toEqual(['one', 'two', 'three', 'four']);
  });
});
