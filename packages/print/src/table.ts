import { decorate } from './flow.ts';
import { colours, edges, sizes } from './look.ts';
import type { Printable } from './printable.ts';
import type { Sheet } from './sheet.ts';

export interface Column {
  /** Share of the text's width, 0–1. */
  readonly share: number;
  readonly align?: 'left' | 'right';
  /** Whether its cells name what stands beside them. */
  readonly names?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  /** Heads of the columns; repeated for the eye on every page that the table reaches. */
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Points. @default that of text */
  readonly size?: number;
  /** Whether the last row sums up. */
  readonly total?: boolean;
}

/** A table whose rows are never torn; the structure tree has its rows, heads and cells. */
export function table(sheet: Sheet, { columns, head, rows, size = sizes.text, total = false }: Table): void {
  const { doc, root } = sheet;
  const parent = doc.struct('Table');
  root.add(parent);
  const laid = rows.map((cells, index) =>
    rowOf(sheet, columns, cells, { size, strong: total && index === rows.length - 1, scope: 'Row' }),
  );
  const headRow = head === undefined ? null : rowOf(sheet, columns, head, { size, strong: true, scope: 'Column' });
  if (headRow !== null) {
    sheet.room(headRow.height + (laid[0]?.height ?? 0));
    drawRow(sheet, headRow, parent);
  }
  for (const row of laid) {
    if (sheet.room(row.height) && headRow !== null) drawRow(sheet, headRow, null);
    drawRow(sheet, row, parent);
  }
  parent.end();
  doc.x = edges.side;
  doc.y += edges.paragraph;
}

interface RowLook {
  readonly size: number;
  readonly strong: boolean;
  /** What the naming cells of the row name: it, or the columns. */
  readonly scope: 'Row' | 'Column';
}

interface Cell extends Printable {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly names: boolean;
}

interface Row extends RowLook {
  readonly cells: readonly Cell[];
  readonly height: number;
}

function rowOf(sheet: Sheet, columns: readonly Column[], texts: readonly string[], look: RowLook): Row {
  let x = edges.side;
  const cells = columns.map(({ share, align = 'left', names = false }, index) => {
    const width = share * sheet.width - edges.gutter;
    const cell = { ...sheet.fit(texts[index] ?? ''), x, width, align, names: names || look.scope === 'Column' };
    x += share * sheet.width;
    return cell;
  });
  sheet.pen({ face: look.strong ? 'strong' : 'regular', size: look.size });
  const tallest = Math.max(...cells.map((cell) => sheet.heightOf(cell.shown === '' ? ' ' : cell.shown, cell.width)));
  return { ...look, cells, height: tallest + edges.cell };
}

/** @param parent the table in the structure; null draws the row for the eye alone */
function drawRow(sheet: Sheet, { cells, height, size, strong, scope }: Row, parent: PDFKit.PDFStructureElement | null): void {
  const { doc } = sheet;
  const top = doc.y;
  const row = parent === null ? null : doc.struct('TR');
  if (row !== null) parent?.add(row);
  for (const cell of cells) {
    const draw = () => {
      const colour = cell.names && !strong ? colours.soft : colours.ink;
      sheet.pen({ face: strong ? 'strong' : 'regular', size, colour });
      const { width, align } = cell;
      sheet.meaning(cell, () =>
        doc.text(cell.shown, cell.x, top + edges.cell / 2, { width, align, lineGap: edges.lineGap, features: ['tnum'] }),
      );
    };
    const options: object = cell.names ? { scope } : {};
    if (row === null) decorate(sheet, draw);
    else row.add(doc.struct(cell.names ? 'TH' : 'TD', options, draw));
  }
  row?.end();
  doc.y = top + height;
  decorate(sheet, () =>
    doc
      .moveTo(edges.side, doc.y)
      .lineTo(edges.side + sheet.width, doc.y)
      .lineWidth(0.5)
      .stroke(colours.line),
  );
}
