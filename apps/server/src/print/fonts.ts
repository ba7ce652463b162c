import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PrintFonts } from '@eupraxia/print';

const find = createRequire(import.meta.url);
let read: Promise<PrintFonts> | null = null;

/** The fonts of printed documents: Inter, as its static files; read once. */
export function printFonts(): Promise<PrintFonts> {
  read ??= Promise.all(['400Regular', '400Regular_Italic', '600SemiBold'].map(fontFile)).then(([regular, italic, strong]) => ({
    regular,
    italic,
    strong,
  })) as Promise<PrintFonts>;
  return read;
}

const fontFile = (style: string): Promise<Uint8Array> =>
  readFile(find.resolve(`@expo-google-fonts/inter/${style}/Inter_${style}.ttf`));
