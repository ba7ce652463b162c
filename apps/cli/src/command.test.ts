import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codingToSign } from '@eupraxia/claims';
import { logVersion, readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import {
  composeNote,
  phrasesVersion,
  type SignedNote,
  sealNote,
  sealSecondSignature,
  sealSignature,
} from '@eupraxia/clinical/note';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, eupraxia, type Ran } from './command.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-cli-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(buildCommand, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A refusal: exit code 1 or 2, one JSON document with code, message and remedy, and no stack anywhere. */
function refusal(ran: Ran): { exit: number | null; code: string; message: string; remedy: string } {
  expect(ran.stdout + ran.stderr).not.toMatch(/\n\s+at |node:internal/);
  const { error } = JSON.parse(ran.stdout) as { error: { code: string; message: string; remedy: string } };
  expect(error.remedy.length).toBeGreaterThan(5);
  return { exit: ran.code, ...error };
}

const visit = {
  date: '2026-11-20',
  discipline: 'PT',
  payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
  bouts: [
    { code: '97110', seconds: 1200, by: 'therapist' },
    { code: '97112', seconds: 1200, by: 'therapist' },
  ],
};

describe('eupraxia', () => {
  it('explains itself with --help, and without a verb ends with 2', async () => {
    const helped = await eupraxia(['--help']);
    expect([helped.code, helped.stderr]).toEqual([0, '']);
    expect(helped.stdout).toContain('eupraxia code FILE|- [--json]');
    expect(await eupraxia([])).toMatchObject({ code: 2, stdout: '' });
  });

  it.each(['claim', 'remit', 'bridge', 'import', 'migrate', 'backup', 'restore', 'bench'])(
    'names %s as still to come, exit 2',
    async (verb) => {
      expect(refusal(await eupraxia([verb, '--json']))).toMatchObject({ exit: 2, code: 'EUP_CLI_TO_COME' });
    },
  );

  it.each([
    [['nonsense'], '"nonsense" is not a command'],
    [['__proto__'], '"__proto__" is not a command'],
    [['--json', 'nonsense'], '"nonsense" is not a command'],
    [['--json'], '"--json" is not a command'],
    [['code'], 'one FILE is expected, 0 are given'],
    [['code', 'a', 'b'], 'one FILE is expected, 2 are given'],
    [['code', 'a', '--frob'], "Unknown option '--frob'"],
    [['catalogue', '--kind', 'code', '--kind', 'cue'], '--kind is given twice'],
    [['analyse', 'x'], '--as is missing'],
    [['analyse', 'x', '--as', 'emg', '--mains', '__proto__'], '--mains "__proto__" is not 50, 60 or none'],
    [['analyse', 'x', '--as', 'emg', '--rate', '-5'], '--rate'],
    [['analyse', 'x', '--as', 'emg', '--rate', '0'], '--rate "0" is not a number of hertz'],
    [['analyse', 'x', '--as', 'emg', '--rest', '5:2'], '--rest "5:2" is not FROM:TO'],
    [['analyse', 'x', '--as', 'sway', '--mains', '50'], '--mains does not belong to --as sway'],
    [['analyse', 'x', '--as', 'sway', '--filter', 'ten'], '--filter "ten" is not a number of hertz above 0, or none'],
    [['analyse', 'x', '--as', 'sway', '--window', '9:3'], '--window "9:3" is not FROM:TO'],
    [['analyse', 'x', '--as', 'gait'], '--foot is missing'],
    [['analyse', 'x', '--as', 'gait', '--foot', 'both'], '--foot "both" is not left or right'],
    [['analyse', 'x', '--as', 'gait', '--method', 'full'], '--method does not belong to --as gait'],
    [['analyse', 'x', '--as', 'orientation', '--method', 'best'], '--method "best" is not basic, full or offline'],
    [['export'], '--visit is missing'],
    [['export', '--visit', 'x'], '--visit "x" is not an id'],
    [['serve', '--port', '99999'], 'the port "99999"'],
    [['serve', '--tls', 'one.pem'], '--tls wants two files'],
  ])('refuses %j as wrong usage, exit 2', async (args, message) => {
    const refused = refusal(await eupraxia([...args, '--json']));
    expect(refused).toMatchObject({ exit: 2, code: 'EUP_CLI_USAGE' });
    expect(refused.message).toContain(message);
  });

  it('ends in peace when the reader of its output goes away', async () => {
    const bin = fileURLToPath(new URL('../bin/eupraxia.js', import.meta.url));
    const child = spawn(process.execPath, [bin, 'catalogue', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    child.stderr.on('data', (bytes: Buffer) => {
      told += bytes.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, told]).toEqual([0, '']);
  });
});

describe('eupraxia code FILE|-', () => {
  it('prints one document with exactly the fields of the contract, a tie left open', async () => {
    const ran = await eupraxia(['code', '-', '--json'], JSON.stringify(visit));
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const coding = JSON.parse(ran.stdout) as Record<string, unknown>;
    expect(Object.keys(coding)).toEqual(['timedMinutes', 'totalMinutes', 'billableUnits', 'lines', 'choice', 'why']);
    expect(coding).toMatchObject({
      timedMinutes: 40,
      billableUnits: 3,
      lines: [
        { code: '97110', seconds: 1200, minutes: 20, units: 1, modifiers: ['GP'] },
        { code: '97112', seconds: 1200, minutes: 20, units: 1, modifiers: ['GP'] },
      ],
      choice: { remainder: 5, codes: ['97110', '97112'], pick: 1 },
    });
    expect(coding.why).toContain('97110 and 97112 each have 5 minutes left over for 1 unit: the clinician chooses.');
  });

  it('gives a list of results for a list of visits, and reads a file with a byte-order mark', async () => {
    const path = file('visits.json', `\uFEFF${JSON.stringify([visit, { ...visit, choose: ['97112'] }])}`);
    const codings = JSON.parse((await eupraxia(['code', path, '--json'])).stdout) as { choice: unknown }[];
    expect(codings.map((coding) => coding.choice === null)).toEqual([false, true]);
  });

  it('floors the day once, or each code by itself where the rule says so, and refuses a rule that it does not know', async () => {
    const day = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../../examples/minutes.json', import.meta.url)), 'utf8'),
    ) as object;
    const counted = async (rule: object) =>
      JSON.parse((await eupraxia(['code', '-', '--json'], JSON.stringify({ ...day, ...rule }))).stdout) as object;
    const once = { timedMinutes: 23, totalMinutes: 23, billableUnits: 2, lines: [{ minutes: 14 }, { minutes: 8 }], choice: null };
    expect(await counted({})).toMatchObject(once);
    expect(await counted({ rule: 'day-once' })).toMatchObject(once);
    expect(await counted({ rule: 'per-code' })).toMatchObject({ timedMinutes: 22, billableUnits: 1 });
    const refused = refusal(await eupraxia(['code', '-', '--json'], JSON.stringify({ ...day, rule: 'round-up' })));
    expect(refused).toMatchObject({ exit: 1, code: 'EUP_CLAIMS_INPUT' });
    expect(refused.message).toContain('rule is "round-up"; expected one of day-once, per-code');
  });

  it('prints a table and the reasons for a person', async () => {
    const ran = await eupraxia(['code', '-'], JSON.stringify(visit));
    expect(ran.stdout).toContain('97110  20 min      1  GP');
    expect(ran.stdout).toContain('To be chosen: 1 of 97110, 97112');
  });

  it.each([
    ['nothing', '', 'EUP_CLI_EMPTY'],
    ['half a document', '{"date":', 'EUP_CLI_JSON'],
    ['bytes that are no text', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), 'EUP_CLI_TEXT'],
    ['a number', '5', 'EUP_CLAIMS_INPUT'],
    ['null', 'null', 'EUP_CLAIMS_INPUT'],
    [
      'a negative time',
      JSON.stringify({ ...visit, bouts: [{ code: '97112', seconds: -1, by: 'therapist' }] }),
      'EUP_CLAIMS_INPUT',
    ],
    ['a list with a bad visit', JSON.stringify([visit, {}]), 'EUP_CLAIMS_INPUT'],
    [
      'an unknown code',
      JSON.stringify({ ...visit, bouts: [{ code: '00000', seconds: 60, by: 'therapist' }] }),
      'EUP_CLAIMS_CODE',
    ],
    ['deep nesting', '['.repeat(100_000), 'EUP_CLI_JSON'],
  ])('refuses %s with a code and exit 1', async (name, content, code) => {
    const path = file(`code-${name.replaceAll(' ', '-')}`, content);
    expect(refusal(await eupraxia(['code', path, '--json']))).toMatchObject({ exit: 1, code });
  });

  it('refuses a missing file and a folder, without --json on stderr alone', async () => {
    expect(refusal(await eupraxia(['code', join(folder, 'none'), '--json'])).message).toContain('there is no file of that name');
    expect(refusal(await eupraxia(['code', folder, '--json'])).message).toContain('it is a folder');
    const ran = await eupraxia(['code', join(folder, 'none')]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain('EUP_CLI_FILE');
  });
});

describe('eupraxia note FILE|-', () => {
  const log = exampleVisit({ events: 60 })
    .envelopes.map((event) => JSON.stringify(event))
    .join('\n');

  it('composes the note of a log, each sentence with its evidence', async () => {
    const ran = await eupraxia(['note', '-', '--json'], log);
    const note = JSON.parse(ran.stdout) as { sections: { sentences: { text: string; from: string[] }[] }[] };
    const sentences = note.sections.flatMap((section) => section.sentences);
    expect(sentences.length).toBeGreaterThan(5);
    for (const sentence of sentences) expect(sentence.from.length, sentence.text).toBeGreaterThan(0);
    const shown = await eupraxia(['note', '-'], log);
    expect(shown.stdout).toContain(`[${sentences[0]?.from.join(', ')}]`);
  });

  it('prints the draft to --pdf OUT, the same bytes each time, and nothing where it refuses', async () => {
    const out = join(folder, 'note.pdf');
    const ran = await eupraxia(['note', '-', '--pdf', out, '--json'], log);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind: 'treatment' });
    const bytes = readFileSync(out);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await eupraxia(['note', '-', '--pdf', out], log)).stdout).toBe(`The draft is printed to ${out}.\n`);
    expect(readFileSync(out).equals(bytes)).toBe(true);
    const none = join(folder, 'none.pdf');
    expect(refusal(await eupraxia(['note', '-', '--pdf', none, '--json'], '{"kind":')).code).toBe('EUP_CLI_LOG_LINE');
    const lost = await eupraxia(['note', '-', '--pdf', join(folder, 'no', 'folder.pdf'), '--json'], log);
    expect(refusal(lost).code).toBe('EUP_CLI_OUT');
    const itself = file('itself.jsonl', log);
    expect(refusal(await eupraxia(['note', itself, '--pdf', itself, '--json'])).exit).toBe(2);
    expect(readFileSync(itself, 'utf8')).toBe(log);
    expect(readdirSync(folder).filter((name) => name.startsWith('none') || name.startsWith('.'))).toEqual([]);
  });

  it('names the line of an event that does not fit, and refuses a log that was never opened', async () => {
    const lines = log.split('\n');
    const broken = [...lines.slice(0, 3), '{"kind":', ...lines.slice(3)].join('\n');
    expect(refusal(await eupraxia(['note', '-', '--json'], broken))).toMatchObject({
      exit: 1,
      code: 'EUP_CLI_LOG_LINE',
      message: expect.stringContaining('Line 4') as string,
    });
    expect(refusal(await eupraxia(['note', '-', '--json'], lines.slice(1).join('\n')))).toMatchObject({
      exit: 1,
      code: 'EUP_CLI_LOG_UNOPENED',
    });
    expect(refusal(await eupraxia(['note', '-', '--json'], '{"kind":"visit.opened"}'))).toMatchObject({
      code: 'EUP_CLI_LOG_LINE',
    });
  });
});

describe('eupraxia verify FILE|-', () => {
  const events = exampleVisit({ events: 60 }).envelopes;
  const versions = { release: '0.1.0', catalogue: 'test', phrases: phrasesVersion, log: logVersion };
  const log = readLog(events);
  const note = composeNote(log, { locale: 'en-US' });
  const unsealed: SignedNote = {
    id: 'n1',
    visitId: events[0]?.sessionId ?? '',
    kind: 'treatment',
    note,
    versions,
    signedBy: { userId: 'u1', name: 'D. Rivera', credentials: 'PT' },
    signedAt: 1_795_367_000_000,
    hash: sealNote(log, note, versions),
  };
  const signed = { ...unsealed, seal: sealSignature(unsealed) };
  const check = (signedNotes: unknown, of: readonly unknown[] = events) =>
    eupraxia(['verify', '-', '--json'], JSON.stringify({ signedNotes, events: of }));

  it('says that the seal holds, whatever the order of the events', async () => {
    const ran = await check([signed], [...events].reverse());
    expect(JSON.parse(ran.stdout)).toMatchObject({
      verdict: 'holds',
      events: events.length,
      notes: [{ hash: signed.hash, covers: 'signature' }],
    });
  });

  it('names a changed signer, and says of an older note that its seal does not cover the signer', async () => {
    const renamed = { ...signed, signedBy: { ...signed.signedBy, name: 'Someone else' } };
    expect(refusal(await check([renamed]))).toMatchObject({ exit: 1, code: 'EUP_CLINICAL_SEAL_SIGNATURE_CHANGED' });
    const older = { ...versions, phrases: 'en-2' };
    const before = { ...unsealed, versions: older, hash: sealNote(log, note, older) };
    expect(JSON.parse((await check([before])).stdout)).toMatchObject({ notes: [{ covers: 'content' }] });
    const ran = await eupraxia(['verify', '-'], JSON.stringify({ signedNotes: [before], events }));
    expect(ran.stdout).toContain('does not cover who signed it or when');
  });

  it('holds a note that carries its coding, and names a coding that was changed', async () => {
    const coding = codingToSign(log, []);
    if (coding === undefined) throw new Error('no coding');
    const carrying = { ...unsealed, coding, hash: sealNote(log, note, versions, coding) };
    const sealed = { ...carrying, seal: sealSignature(carrying) };
    expect(JSON.parse((await check([sealed])).stdout)).toMatchObject({ verdict: 'holds', notes: [{ hash: carrying.hash }] });
    const padded = { ...sealed, coding: { ...coding, billableUnits: coding.billableUnits + 1 } };
    expect(refusal(await check([padded]))).toMatchObject({ exit: 1, code: 'EUP_CLINICAL_SEAL_CODING_CHANGED' });
    expect(refusal(await check([{ ...sealed, coding: { ...coding, lines: 'none' } }]))).toMatchObject({
      exit: 1,
      code: 'EUP_CLI_BUNDLE',
    });
  });

  it('checks second signatures, and names whose is not the one that was sealed', async () => {
    const unsealedSecond = {
      ...{ id: 's1', visitId: signed.visitId, noteId: signed.id, capacity: 'co-signer' as const, hash: signed.hash },
      ...{ signedBy: { userId: 'u2', name: 'L. Okada', credentials: 'PT' }, signedAt: signed.signedAt + 1000 },
    };
    const second = { ...unsealedSecond, seal: sealSecondSignature(unsealedSecond) };
    const of = (signatures: unknown) =>
      eupraxia(['verify', '-', '--json'], JSON.stringify({ signedNotes: [signed], signatures, events }));
    expect(JSON.parse((await of([second])).stdout).notes).toMatchObject([{ id: 'n1' }, { kind: 'co-signer', hash: second.seal }]);
    expect(refusal(await of([{ ...second, signedAt: 5 }]))).toMatchObject({ exit: 1, code: 'EUP_CLINICAL_SEAL_SECOND_CHANGED' });
    expect(refusal(await of([{ ...second, seal: 'x' }]))).toMatchObject({ code: 'EUP_CLI_BUNDLE' });
  });

  it('tells changed text, changed events and missing events apart', async () => {
    const text = structuredClone(signed) as unknown as { note: { sections: { sentences: { text: string }[] }[] } };
    const sentence = text.note.sections.flatMap((section) => section.sentences)[0];
    if (sentence) sentence.text += ' Or so.';
    expect(refusal(await check([text]))).toMatchObject({ exit: 1, code: 'EUP_CLINICAL_SEAL_TEXT_CHANGED' });
    const moved = events.map((event) => (event.kind === 'pain.rated' ? { ...event, recordedAt: event.recordedAt + 1 } : event));
    expect(refusal(await check([signed], moved))).toMatchObject({ exit: 1, code: 'EUP_CLINICAL_SEAL_EVENT_CHANGED' });
    expect(refusal(await check([signed], events.slice(0, -1)))).toMatchObject({
      exit: 1,
      code: 'EUP_CLINICAL_SEAL_EVENT_MISSING',
    });
  });

  it('refuses what is no export', async () => {
    expect(refusal(await check([]))).toMatchObject({ code: 'EUP_CLI_UNSIGNED' });
    expect(refusal(await check([{ hash: 'x' }]))).toMatchObject({ code: 'EUP_CLI_BUNDLE' });
    expect(refusal(await check([signed], [null]))).toMatchObject({ code: 'EUP_CLI_BUNDLE' });
    expect(refusal(await eupraxia(['verify', '-', '--json'], '[]'))).toMatchObject({ code: 'EUP_CLI_BUNDLE' });
  });
});

describe('eupraxia catalogue', () => {
  it('searches one kind, and shows status and source', async () => {
    const rows = JSON.parse((await eupraxia(['catalogue', '--kind', 'code', '--search', 'neuro re-ed', '--json'])).stdout) as {
      id: string;
      source: string;
    }[];
    expect(rows.map((row) => row.id)).toEqual(['97112']);
    expect(rows[0]?.source).toContain('eight-minute rule');
    expect((await eupraxia(['catalogue', '--search', 'zzzz'])).stdout).toBe('Nothing in the catalogue fits.\n');
    expect(refusal(await eupraxia(['catalogue', '--kind', 'nope', '--json']))).toMatchObject({
      exit: 1,
      code: 'EUP_CATALOGUE_KIND',
    });
  });
});

describe('eupraxia analyse FILE --as emg', () => {
  const samples = Array.from({ length: 4000 }, (_, i) => `${(Math.sin(i * 1.1) * (i > 2000 ? 100 : 2)).toFixed(3)}`);
  const csv = `emg_uV\n${samples.join('\n')}\n`;
  const emg = (path: string, ...more: string[]) => eupraxia(['analyse', path, '--as', 'emg', '--json', ...more]);

  it('gives every number of a CSV from stdin, and nothing on stderr', async () => {
    const ran = await eupraxia(['analyse', '-', '--as', 'emg', '--rate', '1000', '--mains', 'none', '--json'], csv);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const report = JSON.parse(ran.stdout) as { rate: number; channels: Record<string, unknown>[] };
    expect(report.rate).toBe(1000);
    expect(Object.keys(report.channels[0] ?? {})).toEqual(
      expect.arrayContaining([
        'name',
        'unit',
        'samples',
        'quality',
        'rms',
        'meanAbsolute',
        'envelopePeak',
        'peakRms500',
        'medianFrequency',
        'meanFrequency',
        'bursts',
      ]),
    );
  });

  it.each([
    ['an empty file', '', []],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), ['--rate', '1000']],
    ['words', 'once upon a time\nthere was a muscle\n', ['--rate', '1000']],
    ['a column that turns into words', `emg\n${'1\n'.repeat(3000)}oops\n`, ['--rate', '1000']],
    ['a file without a rate', csv, []],
    ['a channel that is not there', csv, ['--rate', '1000', '--channel', 'biceps']],
    ['a header of EDF cut off', `0       ${'X'.repeat(100)}`, []],
    ['a rest beyond the end', csv, ['--rate', '1000', '--rest', '90:99']],
    ['too few samples', 'emg\n1\n2\n3\n', ['--rate', '1000']],
  ])('refuses %s with a code and exit 1', async (name, content, more) => {
    const refused = refusal(await emg(file(`emg-${name.replaceAll(' ', '-')}`, content), ...more));
    expect(refused.exit).toBe(1);
    expect(refused.code).toMatch(/^EUP_(FORMATS|SIGNAL)_/);
  });

  it('refuses one endless line after a piece of it, in little memory', async () => {
    const piece = '1,'.repeat(2 ** 19);
    const endless = function* () {
      for (let i = 0; i < 1024; i++) yield piece;
    };
    const ran = await eupraxia(['analyse', '-', '--as', 'emg', '--rate', '1000', '--json'], endless());
    expect(refusal(ran)).toMatchObject({ exit: 1 });
    expect(ran.peakMb ?? 0).toBeLessThan(300);
  });
});

describe('eupraxia analyse FILE --as sway', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [Math.sin(i / 40), 2 * Math.cos(i / 70)] as const);
  const path = `ML,AP\n${rows.map(([ml, ap]) => `${ml.toFixed(6)},${ap.toFixed(6)}`).join('\n')}\n`;
  const plate = `Fx,Fy,Fz,Mx,My,Mz\n${rows.map(([ml, ap]) => `0,0,700,${(7 * ap).toFixed(5)},${(7 * ml).toFixed(5)},0`).join('\n')}\n`;
  const sway = (content: string, ...more: string[]) =>
    eupraxia(['analyse', '-', '--as', 'sway', '--rate', '100', '--json', ...more], content);

  it('gives the numbers of the contract with their units, the same of a path and of a plate', async () => {
    const [ran, alike] = [await sway(path), await sway(plate)];
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const report = JSON.parse(ran.stdout) as Record<string, number> & { ellipse95: object; units: Record<string, string> };
    for (const name of ['path', 'meanVelocity', 'rmsMl', 'rmsAp', 'rangeMl', 'rangeAp'] as const) {
      expect(report[name]).toBeGreaterThan(0);
      expect(report.units[name]).toMatch(/^cm/);
      expect(report[name]).toBeCloseTo((JSON.parse(alike.stdout) as Record<string, number>)[name] ?? 0, 3);
    }
    expect(report.ellipse95).toMatchObject({ kind: 'prediction' });
    expect(report).toMatchObject({ seconds: 30, samples: 3000, filter: 10, window: { from: 0, to: 30 } });
  });

  it('takes the window and the filter that are named', async () => {
    const ran = await sway(path, '--window', '10:20', '--filter', 'none');
    expect(JSON.parse(ran.stdout)).toMatchObject({ seconds: 10, samples: 1000, filter: 'none', window: { from: 10, to: 20 } });
    const read = await eupraxia(['analyse', '-', '--as', 'sway', '--rate', '100'], path);
    expect(read.stdout).toMatch(/meanVelocity +[\d.]+ +cm\/s/);
  });

  it.each([
    ['columns that are no sway', 'EUP_FORMATS_SWAY_COLUMNS', 'emg\n1\n2\n3\n', []],
    ['a unit that is no length', 'EUP_FORMATS_SWAY_UNIT', 'ML (V),AP (V)\n1,2\n3,4\n5,6\n', []],
    ['a window beyond the end', 'EUP_FORMATS_WINDOW', path, ['--window', '10:90']],
    ['a filter above half the rate', 'EUP_SIGNAL_SWAY_FILTER', path, ['--filter', '50']],
    ['too few samples', 'EUP_SIGNAL_SWAY_LENGTH', 'ML,AP\n1,2\n3,4\n', []],
  ])('refuses %s with %s and exit 1', async (_what, code, content, more) => {
    expect(refusal(await sway(content, ...more))).toMatchObject({ exit: 1, code });
  });
});

describe('eupraxia export', () => {
  it('leaves no file behind when it is refused', async () => {
    const out = mkdtempSync(join(folder, 'out-'));
    const url = 'postgresql://nobody@127.0.0.1:1/none';
    const id = '0192f0c0-0000-7000-8000-000000000001';
    const refused = refusal(
      await eupraxia(['export', '--visit', id, '--out', join(out, 'visit.json'), '--json'], '', { DATABASE_URL: url }),
    );
    expect(refused.exit).toBe(1);
    expect(refused.code).toMatch(/^EUP_STORE_/);
    expect(readdirSync(out)).toEqual([]);
  });
});
