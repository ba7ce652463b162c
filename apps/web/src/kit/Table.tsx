import type { ReactNode } from 'react';
import './table.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand under one another at the end of the column. */
  readonly number?: boolean;
}

/**
 * A plain table with a caption for screen readers; narrow screens scroll it, and the keyboard can too. With `stacks` a phone
 * shows each row as a block instead, every cell under the title of its column: for rows that carry buttons.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  stacks = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly stacks?: boolean;
}) {
  return (
    <div
      className="table-frame" // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      {/* Blocks in place of rows and cells would lose what a screen reader calls them. */}
      <table className={stacks ? 'table table-stacks' : 'table'} role={stacks ? 'table' : undefined}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? 'table-number' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} role={stacks ? 'row' : undefined}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  role={stacks ? 'cell' : undefined}
                  data-title={stacks ? column.title : undefined}
                  className={column.number ? 'table-number' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
