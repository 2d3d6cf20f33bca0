import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import styles from './table.module.css';

type Props = {
  readonly label: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
};

/** A plain table of texts and numbers. */
export function Plain({ label, header, rows }: Props) {
  const { format, words } = useWords();
  const told = (cell: ReactNode) => {
    if (typeof cell === 'number') return format.number(cell, Number.isInteger(cell) ? 0 : 2);
    if (typeof cell === 'boolean') return cell ? words.common.yes : words.common.no;
    return cell;
  };
  return (
    <div className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={column} className={typeof cell === 'number' ? styles.number : undefined}>
                  {told(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
