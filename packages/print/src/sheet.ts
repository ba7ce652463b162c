import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { colours, edges, faces, sizes } from './look.ts';
import type { Paper } from './paper.ts';
import { type Printable, printable } from './printable.ts';

/** Font files (TrueType or OpenType) as bytes. A subset of each goes into the document. */
export interface PrintFonts {
  readonly regular: Uint8Array;
  readonly italic: Uint8Array;
  readonly strong: Uint8Array;
}

export interface SheetOptions {
  readonly title: string;
  readonly lang: string;
  readonly paper: Paper;
  readonly fonts: PrintFonts;
  /** UTC ms; the only time in the document, so that the same input gives the same bytes. */
  readonly createdAt: number;
}

/** How a run of text looks. */
export interface TextRun {
  readonly text: string;
  readonly face?: keyof typeof faces;
  readonly size?: number;
  readonly colour?: string;
}

/** A document in the making: pages, its root in the structure tree, and what could not be drawn. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
  /** Width of the text, in points. */
  readonly width: number;
  /** Code points that the fonts lack and that a box stands for. */
  readonly lost: Set<number>;
  /** The text as the fonts can draw it. */
  fit(text: string): Printable;
  /** Draws a text that is shown otherwise than it is meant, so that search and copying find what was meant. */
  meaning(text: Printable, draw: () => void): void;
  /** Sets font, size and colour of what is drawn next. */
  pen(run: Omit<TextRun, 'text'>): PDFKit.PDFDocument;
  /** The height of a text in points, with the pen as it is set. */
  heightOf(text: string, width?: number): number;
  /** Turns the page if less than `height` points are left; says whether it did. */
  room(height: number): boolean;
  /** All bytes of the document, when it is whole. */
  finish(): Promise<Uint8Array>;
}

/** Opens a tagged document on its first page. */
export function openSheet({ title, lang, paper, fonts, createdAt }: SheetOptions): Sheet {
  const doc = new PDFDocument({
    size: paper,
    margins: { top: edges.top, bottom: edges.bottom, left: edges.side, right: edges.side },
    pdfVersion: '1.7',
    tagged: true,
    lang,
    displayTitle: true,
    bufferPages: true,
    font: '',
    // biome-ignore lint/style/noRestrictedGlobals: the writer wants its time as a Date; this one is made of a parameter
    info: { Title: title, Creator: 'Eupraxia', Producer: 'Eupraxia', CreationDate: new Date(createdAt) },
  });
  for (const face of Object.keys(faces) as (keyof typeof faces)[]) doc.registerFont(face, fonts[face] as Uint8Array<ArrayBuffer>);
  const known = Object.values(fonts).map((bytes) => new Set((create(bytes) as { characterSet: number[] }).characterSet));
  const has = (point: number) => known.every((points) => points.has(point));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const lost = new Set<number>();
  const width = doc.page.width - 2 * edges.side;
  const bytes = collected(doc);

  return {
    doc,
    root,
    width,
    lost,
    fit: (text) => printable(text, has, lost),
    meaning({ actual }, draw) {
      if (actual !== undefined) doc.markContent('Span', { actual });
      draw();
      if (actual !== undefined) doc.endMarkedContent();
    },
    pen: ({ face = 'regular', size = sizes.text, colour = colours.ink }) => doc.font(face).fontSize(size).fillColor(colour),
    heightOf: (text, within = width) => doc.heightOfString(text, { width: within, lineGap: edges.lineGap }),
    room(height) {
      if (doc.y + height <= doc.page.maxY()) return false;
      doc.addPage();
      return true;
    },
    finish() {
      root.end();
      doc.end();
      return bytes;
    },
  };
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((settle, fail) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('error', fail);
    doc.on('end', () => {
      const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      settle(whole);
    });
  });
}
