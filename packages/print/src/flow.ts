import { colours, edges, sizes } from './look.ts';
import type { Sheet, TextRun } from './sheet.ts';

/** Paragraphs up to this height (points) are not torn between pages. */
const togetherBelow = 190;
/** What must follow a heading on its page: the heading never ends one. */
const afterHeading = 34;

/** A heading of the first or second level, with its bookmark. Turns the page rather than end it. */
export function heading(sheet: Sheet, level: 1 | 2, text: string, under?: Outline): Outline {
  const { doc, root } = sheet;
  const size = level === 1 ? sizes.title : sizes.heading;
  const fitted = sheet.fit(text);
  const { shown } = fitted;
  if (level === 2) doc.y += edges.section;
  sheet.pen({ face: 'strong', size, colour: level === 1 ? colours.ink : colours.ask });
  sheet.room(sheet.heightOf(shown) + afterHeading);
  const draw = () => {
    sheet.pen({ face: 'strong', size, colour: level === 1 ? colours.ink : colours.ask });
    sheet.meaning(fitted, () => doc.text(shown, edges.side, doc.y, { width: sheet.width, lineGap: edges.lineGap }));
  };
  root.add(doc.struct(level === 1 ? 'H1' : 'H2', {}, draw));
  doc.y += edges.paragraph;
  return (under ?? doc.outline).addItem(shown, { expanded: true });
}

export type Outline = PDFKit.PDFOutline;

/**
 * A paragraph of one or more runs. Short ones stay on one page; a long one flows on.
 * @param rule colour of a line beside it
 */
export function paragraph(sheet: Sheet, runs: readonly TextRun[], rule?: string): void {
  const { doc, root } = sheet;
  const fitted = runs.map((run) => ({ ...run, ...sheet.fit(run.text) }));
  const indent = rule === undefined ? 0 : 10;
  const width = sheet.width - indent;
  const whole = fitted.map(({ shown }) => shown).join('');
  sheet.pen(fitted[0] ?? {});
  const height = sheet.heightOf(whole, width);
  const line = sheet.heightOf('x');
  sheet.room(height <= togetherBelow ? height : 2 * line);
  const from = doc.y;
  const stays = from + height <= doc.page.maxY();
  const draw = () => {
    fitted.forEach((run, index) => {
      const place = index === 0 ? ([edges.side + indent, doc.y] as const) : null;
      const options = { width, lineGap: edges.lineGap, continued: index < fitted.length - 1 };
      sheet.pen(run);
      sheet.meaning(run, () => (place === null ? doc.text(run.shown, options) : doc.text(run.shown, ...place, options)));
    });
  };
  root.add(doc.struct('P', {}, draw));
  if (rule !== undefined && stays) {
    decorate(sheet, () =>
      doc
        .moveTo(edges.side + 2, from)
        .lineTo(edges.side + 2, doc.y - edges.lineGap)
        .lineWidth(1.5)
        .stroke(rule),
    );
  }
  doc.x = edges.side;
  doc.y += edges.paragraph;
}

/** Draws what only the eye needs: it is no content and stands outside of the structure. */
export function decorate({ doc }: Sheet, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}
