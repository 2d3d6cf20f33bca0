import {
  createSortedRowModel,
  type ColumnDef,
  rowSortingFeature,
  type SortFn,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useAddress } from '../address/address';
import type { Format } from '../words/format';
import { useWords, type Words } from '../words/words';
import controls from './controls.module.css';
import { type Cell, csvOf, saveAs } from './csv';
import { sortingOf, sortTextOf } from './sorting';
import styles from './table.module.css';

/** A column of a table: what its cells hold, and how that is shown. Keep the list of them in a memo. */
export type Column<T> = {
  readonly id: string;
  readonly title: string;
  /** What the table is sorted by, and what stands in the CSV. A column without is neither. */
  readonly value?: (row: T) => Cell;
  /** How the cell looks, if not as the plain value. */
  readonly shown?: (row: T) => ReactNode;
  readonly isNumber?: boolean;
  /** Whether its cells hold sentences. */
  readonly isLong?: boolean;
};

type Props<T> = {
  /** What the table holds, for those who hear it. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** What stands instead of a table without rows: say what is missing and what to do. */
  readonly empty: ReactNode;
  /** The name of the file with these rows, without its ending; without a name they cannot be taken out here. */
  readonly file?: string;
  /** The name of the parameter in the address that holds the order, where a page has more than one table. */
  readonly sortedBy?: string;
  /** Stands before the button that takes the table out. */
  readonly tools?: ReactNode;
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Columns without anything to sort by have this in place of a value. */
const nothing = () => undefined;

/** A table whose rows are all here: sorted by any column, the order kept in the address, taken out as CSV. */
export function DataTable<T extends object>(props: Props<T>) {
  const { label, columns, rows, keyOf, empty, file, sortedBy = 'sort', tools } = props;
  const { words, format, language } = useWords();
  const address = useAddress();
  const sortText = address.get(sortedBy);
  const sorting = useMemo(() => sortingOf(sortText), [sortText]);
  const defs = useMemo(() => defsOf(columns, language), [columns, language]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: keyOf,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (change) => {
      const after: SortingState = typeof change === 'function' ? change(sorting) : change;
      address.set({ [sortedBy]: sortTextOf(after) }, { replace: true });
    },
  });
  if (rows.length === 0) return <>{empty}</>;
  const sorted = table.getRowModel().rows.map((row) => row.original);
  const kept = columns.filter((column) => column.value !== undefined);
  const takeOut = () =>
    saveAs(`${file}.csv`, 'text/csv',
      csvOf(kept.map((column) => column.title), sorted.map((row) => kept.map((column) => column.value!(row)))));
  return (
    <>
      {(tools || file) && (
        <div className={controls.end}>
          {tools}
          {file && (
            <button type="button" className={`${controls.quiet} ${controls.small}`} aria-label={words.common.csvOf(label)} onClick={takeOut}>
              {words.common.csv}
            </button>
          )}
        </div>
      )}
      <div className={styles.frame} tabIndex={0} role="group" aria-label={label}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => {
                const found = table.getColumn(column.id);
                const order = found?.getIsSorted() || false;
                return (
                  <th key={column.id} scope="col" className={column.isNumber ? styles.number : undefined}
                    aria-sort={order === false ? undefined : order === 'asc' ? 'ascending' : 'descending'}>
                    {column.value ? (
                      <button type="button" className={styles.sort} onClick={() => found?.toggleSorting()}>
                        {column.title}
                        <span aria-hidden="true">{order === false ? '↕' : order === 'asc' ? '↑' : '↓'}</span>
                      </button>
                    ) : (
                      <span className={column.title === words.common.actions ? 'hidden-but-read' : undefined}>{column.title}</span>
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => (
                  <td key={column.id} className={column.isNumber ? styles.number : column.isLong ? styles.long : undefined}>
                    {column.shown ? column.shown(row) : told(column.value?.(row), words, format)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function defsOf<T extends object>(columns: readonly Column<T>[], language: string): ColumnDef<typeof features, T>[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const order: SortFn<typeof features, T> = (one, other, id) => compared(one.getValue(id), other.getValue(id), collator);
  return columns.map((column) => ({
    id: column.id,
    // What is missing stands last, whichever way it is sorted.
    accessorFn: column.value ? (row: T) => column.value!(row) ?? undefined : nothing,
    sortFn: order,
    sortUndefined: 'last' as const,
    sortDescFirst: column.isNumber ?? false,
    enableSorting: column.value !== undefined,
  }));
}

function compared(one: unknown, other: unknown, collator: Intl.Collator): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}

function told(cell: Cell, words: Words, format: Format): string {
  if (typeof cell === 'number') return format.number(cell, Number.isInteger(cell) ? 0 : 2);
  if (typeof cell === 'boolean') return cell ? words.common.yes : words.common.no;
  return cell ?? '';
}
