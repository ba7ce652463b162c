import { decorate } from './flow.ts';
import { colours, edges, sizes } from './look.ts';
import type { Sheet } from './sheet.ts';

export interface Column {
  /** Share of the text's width, 0–1. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

export interface Table {
  readonly columns: readonly Column[];
  /** Heads of the columns; repeated for the eye on every page that the table reaches. */
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the first cell of a row names it. */
  readonly namedRows: boolean;
  /** Whether the last row sums up. */
  readonly total?: boolean;
}

/** A table whose rows are never torn; the structure tree has its rows, heads and cells. */
export function table(sheet: Sheet, { columns, head, rows, namedRows, total = false }: Table): void {
  const { doc } = sheet;
  const element = doc.struct('Table');
  sheet.root.add(element);
  const [first, ...rest] = rows.map((cells) => rowOf(sheet, columns, cells));
  const headRow = head === undefined ? null : rowOf(sheet, columns, head);
  if (headRow !== null) {
    sheet.room(headRow.height + (first?.height ?? 0));
    drawRow(
      sheet,
      headRow,
      element,
      columns.map(() => 'Column' as const),
      true,
    );
  }
  [first, ...rest].forEach((row, index) => {
    if (row === undefined) return;
    if (sheet.room(row.height) && headRow !== null) drawRow(sheet, headRow, null, [], true);
    const strong = total && index === rows.length - 1;
    drawRow(sheet, row, element, namedRows ? ['Row'] : [], strong);
  });
  element.end();
  doc.x = edges.side;
  doc.y += edges.paragraph;
}

interface Row {
  readonly cells: readonly {
    readonly shown: string;
    readonly actual?: string;
    readonly x: number;
    readonly width: number;
    readonly align: 'left' | 'right';
  }[];
  readonly height: number;
}

function rowOf(sheet: Sheet, columns: readonly Column[], texts: readonly string[]): Row {
  let x = edges.side;
  const cells = columns.map(({ share, align = 'left' }, index) => {
    const cell = { ...sheet.fit(texts[index] ?? ''), x, width: share * sheet.width - 8, align };
    x += share * sheet.width;
    return cell;
  });
  sheet.pen({ face: 'strong', size: sizes.text });
  const tallest = Math.max(...cells.map((cell) => sheet.heightOf(cell.shown === '' ? ' ' : cell.shown, cell.width)));
  return { cells, height: tallest + edges.cell };
}

/** @param table where the row belongs; null draws it for the eye alone */
function drawRow(
  sheet: Sheet,
  { cells, height }: Row,
  parent: PDFKit.PDFStructureElement | null,
  scopes: readonly ('Row' | 'Column')[],
  strong: boolean,
): void {
  const { doc } = sheet;
  const top = doc.y;
  const row = parent === null ? null : doc.struct('TR');
  if (row !== null) parent?.add(row);
  cells.forEach(({ shown, actual, x, width, align }, index) => {
    const scope = scopes[index];
    const soft = scope === 'Row' && !strong;
    const draw = () => {
      sheet.pen({ face: strong ? 'strong' : 'regular', colour: soft ? colours.soft : colours.ink });
      doc.text(shown, x, top + edges.cell / 2, { width, align, lineGap: edges.lineGap, features: ['tnum'] });
    };
    const options = { ...(scope === undefined ? {} : { scope }), ...(actual === undefined ? {} : { actual }) };
    if (row === null) decorate(sheet, draw);
    else row.add(doc.struct(scope === undefined ? 'TD' : 'TH', options, draw));
  });
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
