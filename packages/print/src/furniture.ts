import { colours, edges, sizes } from './look.ts';
import type { Sheet } from './sheet.ts';

/** What stands on every page. */
export interface Furniture {
  /** The patient's name; shortened where the line is full, what follows it never. */
  readonly name: string;
  /** Born, chart number. */
  readonly facts: string;
  readonly service: string;
  readonly clinic: string;
  /** `Demonstration: synthetic patient`, `DRAFT – not signed`. */
  readonly marks: readonly string[];
}

/** Writes head and foot of every page, when the number of pages is known. They are no content of the structure. */
export function furnish(sheet: Sheet, { name, facts, service, clinic, marks }: Furniture): void {
  const { doc } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const right = edges.side + sheet.width;
    const head = edges.top - 38;
    const foot = doc.page.height - edges.bottom + 18;
    // The margin would turn the page under a line of the foot.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
    sheet.pen({ size: sizes.small });
    const shownFacts = sheet.fit(facts).shown;
    const room = sheet.width - doc.widthOfString(service) - doc.widthOfString(shownFacts) - 12;
    sheet.pen({ face: 'strong', size: sizes.small });
    const shortName = cut(sheet, sheet.fit(name).shown.replace(/\n/g, ' '), room);
    const nameWidth = doc.widthOfString(shortName);
    doc.text(shortName, edges.side, head, { lineBreak: false });
    sheet.pen({ size: sizes.small });
    doc.text(shownFacts, edges.side + nameWidth, head, { lineBreak: false });
    doc.text(service, right - doc.widthOfString(service), head, { lineBreak: false });
    rule(sheet, head + 14);
    doc.endMarkedContent();

    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    rule(sheet, foot - 6);
    const number = `Page ${page - start + 1} of ${count}`;
    sheet.pen({ face: 'strong', size: sizes.small, colour: colours.attention });
    const marked = marks.join(' · ');
    const markedWidth = doc.widthOfString(marked);
    doc.text(marked, edges.side, foot, { lineBreak: false });
    sheet.pen({ size: sizes.small, colour: colours.soft });
    const numberWidth = doc.widthOfString(number);
    const gap = marked === '' ? 0 : 10;
    const place = cut(sheet, sheet.fit(clinic).shown.replace(/\n/g, ' '), sheet.width - markedWidth - numberWidth - gap - 14);
    doc.text(place, edges.side + markedWidth + gap, foot, { lineBreak: false });
    doc.text(number, right - numberWidth, foot, { lineBreak: false });
    doc.endMarkedContent();
  }
}

function rule({ doc, width }: Sheet, y: number): void {
  doc
    .moveTo(edges.side, y)
    .lineTo(edges.side + width, y)
    .lineWidth(0.5)
    .stroke(colours.line);
}

/** The text shortened to a width in points, with an ellipsis. */
function cut({ doc }: Sheet, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (doc.widthOfString(`${letters.slice(0, middle).join('')}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('')}…`;
}
