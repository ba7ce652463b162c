// biome-ignore lint/style/noRestrictedImports: tests read the font files that an app would give
import { readFileSync } from 'node:fs';
// biome-ignore lint/style/noRestrictedImports: tests read the font files that an app would give
import { createRequire } from 'node:module';
import { codingOf, timedUnits } from '@eupraxia/claims';
import { readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { composeNote, type Note, type SignedNote, sealNote } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import type { NotePdf } from './note-pdf.ts';
import type { PrintFonts } from './sheet.ts';

const find = createRequire(import.meta.url);
const font = (style: string): Uint8Array => readFileSync(find.resolve(`@expo-google-fonts/inter/${style}/Inter_${style}.ttf`));

/** The fonts as the apps give them. */
export const interFonts: PrintFonts = {
  regular: font('400Regular'),
  italic: font('400Regular_Italic'),
  strong: font('600SemiBold'),
};

/** The example visit, ready to print as a draft. */
export function draftPrint(events = 80): NotePdf & { readonly note: Note } {
  const log = readLog(exampleVisit({ events }).envelopes);
  const visit = foldVisit(log);
  return {
    note: composeNote(log, { locale: 'en-US' }),
    snapshot: visit.snapshot,
    openedAt: visit.opened.at,
    coding: timedUnits(codingOf(visit)),
    demo: false,
    fonts: interFonts,
  };
}

/** The example visit with its note signed half an hour after the opening. */
export function signedPrint(events = 80): NotePdf & { readonly note: SignedNote } {
  const draft = draftPrint(events);
  const log = readLog(exampleVisit({ events }).envelopes);
  const versions = { release: '0.1.0', catalogue: '2026.11', phrases: '1', log: 1 };
  return {
    ...draft,
    chartNumber: 'C-1042',
    note: {
      id: '01a2040a-17a0-75c4-8961-af1cb36997c5',
      visitId: '01a2040a-17a0-7e97-8b42-75add82c4b24',
      kind: 'treatment',
      note: draft.note,
      versions,
      signedBy: { userId: 'example-therapist', name: 'D. Rivera', credentials: 'PT, NCS' },
      signedAt: draft.openedAt + 30 * 60_000,
      hash: sealNote(log, draft.note, versions),
    },
  };
}
