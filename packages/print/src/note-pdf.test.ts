import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyText } from '@eupraxia/claims';
import type { Note, Sentence } from '@eupraxia/clinical/note';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { draftPrint, signedPrint } from './note.fixture.ts';
import { type NotePdf, notePdf } from './note-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-print-'));
afterAll(() => rmSync(folder, { recursive: true }));
const poppler = spawnSync('pdfinfo', ['-v']).error === undefined;

const say = (text: string, own?: Sentence['own']): Sentence => ({
  key: 'remark',
  params: {},
  from: ['01a2040a-17a0-75c4-8961-af1cb36997c5'],
  text,
  ...(own === undefined ? {} : { own }),
});

function saying(print: NotePdf & { readonly note: Note }, sentences: readonly Sentence[]): NotePdf {
  return { ...print, note: { ...print.note, sections: [{ key: 'response', title: 'Response', sentences }] } };
}

/** What poppler's `tool` reads out of a document. */
async function told(tool: string, options: readonly string[], input: NotePdf): Promise<string> {
  const file = join(folder, 'note.pdf');
  writeFileSync(file, await notePdf(input));
  const { stdout, stderr } = spawnSync(tool, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

const pagesOf = (bytes: Uint8Array): number => Number(/\/Type \/Pages\n\/Count (\d+)/.exec(plain(bytes))?.[1]);
const plain = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

describe('notePdf', () => {
  it('gives the same bytes for the same note', async () => {
    const [one, other] = [await notePdf(signedPrint()), await notePdf(signedPrint())];
    expect(one).toEqual(other);
    expect(await notePdf({ ...signedPrint(), chartNumber: 'C-1043' })).not.toEqual(one);
  });

  it('writes tags, language, title and the time of the signature', async () => {
    const text = plain(await notePdf(signedPrint()));
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(en-US\)/);
    expect(text).toContain('(Treatment note of Nov 22, 2026)');
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toContain('(D:20261122164500Z)');
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(text, tag).toContain(`/S /${tag}\n`);
    expect(text).toContain('/Outlines');
    expect(text).not.toContain('Okafor');
  });

  it('embeds subsets of its fonts: a note stays under 100 kB', async () => {
    const bytes = await notePdf(signedPrint());
    expect(plain(bytes).match(/\/FontFile2/g)).toHaveLength(3);
    expect(bytes.length).toBeLessThan(100_000);
  });

  it('lays out on Letter in the Americas, on A4 elsewhere, and on what is asked for', async () => {
    const print = signedPrint();
    const zoned = (zone: string) => ({ ...print, snapshot: { ...print.snapshot, clinic: { ...print.snapshot.clinic, zone } } });
    expect(plain(await notePdf(print))).toContain('/MediaBox [0 0 612 792]');
    expect(plain(await notePdf(zoned('Europe/Athens')))).toContain('/MediaBox [0 0 595.28 841.89]');
    expect(plain(await notePdf({ ...print, paper: 'A4' }))).toContain('/MediaBox [0 0 595.28 841.89]');
  });

  it('begins a page with each addendum', async () => {
    const print = signedPrint();
    const addendum = { ...print.note, kind: 'addendum', signedAt: print.note.signedAt + 86_400_000 } as const;
    const [alone, followed] = [await notePdf(print), await notePdf({ ...print, addenda: [addendum] })];
    expect(pagesOf(followed)).toBeGreaterThan(pagesOf(alone));
    expect(plain(followed)).toContain('(D:20261123164500Z)');
  });

  it('takes any text, turned around, unpaired or without end', async () => {
    const hostile = [
      'שלום עולם',
      'مرحبا',
      'a\u202Eb\u0000c\u0007',
      '👩‍👩‍👧 🇬🇷',
      '\uD800 \uDC00',
      'W'.repeat(2000),
      '中'.repeat(2000),
      '\n\n\n',
      ' ',
      '\u0301'.repeat(300),
      Array.from({ length: 500 }, (_, i) => `word${i}`).join(' '),
    ];
    const print = saying(
      draftPrint(),
      hostile.map((text, i) => say(text, ([undefined, 'therapist', 'patient'] as const)[i % 3])),
    );
    const { snapshot } = print;
    for (const name of hostile.map((text) => text.slice(0, 200))) {
      const named = {
        ...print,
        chartNumber: name,
        snapshot: { ...snapshot, patient: { ...snapshot.patient, name } },
      };
      const few = { ...named, note: { ...print.note, sections: [] } as Note };
      expect(pagesOf(await notePdf(few))).toBeGreaterThan(0);
    }
    expect(pagesOf(await notePdf(print))).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(plain(await notePdf(saying(print as NotePdf & { readonly note: Note }, [say(text, 'caregiver')])))).toMatch(
          /%%EOF\s*$/,
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe.skipIf(!poppler)(
  `a printed note, read by poppler${poppler ? '' : ' (skipped: no pdfinfo and pdftotext of poppler)'}`,
  () => {
    it('names patient, birth, chart and date of service on every page, with page n of m', async () => {
      const sentences = Array.from({ length: 120 }, (_, i) => say(`Sentence ${i} of a long visit.`));
      const draft = saying(draftPrint(), sentences);
      const pages = (await told('pdftotext', ['-layout'], { ...draft, chartNumber: 'C-1042', demo: true }))
        .split('\f')
        .slice(0, -1);
      expect(pages.length).toBeGreaterThan(2);
      pages.forEach((page, index) => {
        expect(page).toMatch(/Amara Okafor · born May 9, 1971 · chart C-1042 +Date of service Nov 22, 2026/);
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
        expect(page).toContain('DRAFT – not signed');
        expect(page).toContain('Demonstration: synthetic patient');
      });
    });

    it('ends no page with a heading', async () => {
      for (const lines of [24, 25, 26, 27, 28, 29, 30, 31, 32]) {
        const before = Array.from({ length: lines }, (_, i) => say(`Sentence ${i}.`));
        const print = draftPrint();
        const sections = [
          { key: 'subjective', title: 'Subjective', sentences: before },
          { key: 'response', title: 'Here it goes on', sentences: [say('With a sentence.')] },
        ] as const;
        const pages = (await told('pdftotext', ['-layout'], { ...print, note: { ...print.note, sections } })).split('\f');
        const page = pages.find((text) => text.includes('Here it goes on'));
        expect(page, `${lines} sentences before`).toContain('With a sentence.');
      }
    });

    it('has every sentence, whose words it holds, the units with their reason, and the signature', async () => {
      const print = signedPrint();
      const text = (await told('pdftotext', [], print)).replace(/\s+/g, ' ');
      for (const sentence of print.note.note.sections.flatMap((section) => section.sentences))
        expect(text).toContain(sentence.text.replace(/\s+/g, ' '));
      expect(text).toContain('“My hand caught less at breakfast.” (patient’s words)');
      expect(text).toContain('(therapist’s own words)');
      if (!print.coding.ok) throw new Error(print.coding.error.message);
      for (const why of print.coding.value.why) expect(text).toContain(whyText(why, 'en-US'));
      expect(text).toContain('Signed by D. Rivera, PT, NCS');
      expect(text).toContain('Nov 22, 2026, 10:45 (America/Chicago)');
      expect(text).toContain(print.note.hash);
      expect(text).toContain('The seal covers the sentences');
      expect(text).not.toContain('DRAFT');
    });

    it('prints a box for what the fonts lack, says so, and keeps the letters for copying', async () => {
      const text = await told('pdftotext', [], saying(draftPrint(), [say('She said 你好 twice.')]));
      expect(text).toContain('She said 你好 twice.');
      expect(text).toMatch(/□ stands for a letter .*\(U\+4F60,\s+U\+597D\)/s);
      expect(await told('pdftotext', [], saying(draftPrint(), [say('Nguyễn, Ωμέγα, Мария: ½ × 240 µV')]))).not.toContain(
        '□ stands',
      );
    });

    it('keeps head and foot of a page out of the structure', async () => {
      const text = await told('pdfinfo', ['-struct-text'], signedPrint());
      expect(text).toContain('H1');
      expect(text).not.toContain('Page 1 of');
      expect(text).toMatch(/Table[\s\S]*TR[\s\S]*TH[\s\S]*TD/);
    });
  },
);
