import styles from './table.module.css';

type Props = {
  readonly title: string;
  /** What choosing it does, in words. */
  readonly hint: string;
  /** The column as an order names it: `-pulse` is the most first, `pulse` the least. */
  readonly column: string;
  /** The order that holds. */
  readonly sort: string;
  readonly choose: () => void;
  readonly className?: string | undefined;
};

/** The head of a column by which a list can be put in order. */
export function SortHead({ title, hint, column, sort, choose, className }: Props) {
  const order = sort === `-${column}` ? 'descending' : sort === column ? 'ascending' : 'none';
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button type="button" className={styles.sort} title={hint} onClick={choose}>
        {title} <span aria-hidden="true">{order === 'descending' ? '↓' : order === 'ascending' ? '↑' : ''}</span>
      </button>
    </th>
  );
}
