import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { customerLink, useAddress } from '../address/address';
import { SortHead } from '../parts/SortHead';
import { Sparkline } from '../parts/Sparkline';
import { Stage } from '../parts/Stage';
import { useNow } from '../shell/now';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import styles from './Customers.module.css';
import { nextSort, type Sort } from './filters';

type Row = Schemas['CustomersLine'];

type Props = {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Asks for the next page. */
  readonly more: () => void;
  readonly isStale: boolean;
};

type Column = { readonly name: keyof ReturnType<typeof useWords>['words']['customers']['columns']; readonly width: number; readonly sort?: Sort };

const COLUMNS: readonly Column[] = [
  { name: 'customer', width: 200 },
  { name: 'stage', width: 142 },
  { name: 'pulse', width: 72, sort: 'pulse' },
  { name: 'course', width: 104 },
  { name: 'momentum', width: 74, sort: 'momentum' },
  { name: 'overdue', width: 94, sort: 'overdue' },
  { name: 'cadence', width: 96, sort: 'cadence' },
  { name: 'channel', width: 146 },
  { name: 'last_seen', width: 138, sort: 'last_seen' },
  { name: 'interactions', width: 116, sort: 'interactions' },
];

const ROW_HEIGHT = 44;
/** So many rows before the end the next page is asked for, so that nobody sees it arrive. */
const AHEAD = 60;

/** The list, of which only what can be seen is drawn. */
export function CustomerTable({ rows, total, more, isStale }: Props) {
  const { words } = useWords();
  const address = useAddress();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW_HEIGHT, overscan: 20 });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= rows.length - AHEAD) more();
  }, [lastShown, rows.length, more]);
  const query = address.all.toString();
  useEffect(() => void frame.current?.scrollTo({ top: 0 }), [query]);
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div ref={frame} className={styles.frame} data-stale={isStale} tabIndex={0} role="region" aria-label={words.customers.title}>
      <table className={styles.table} aria-rowcount={total + 1}>
        <colgroup>
          {COLUMNS.map((column) => (
            <col key={column.name} width={column.width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head key={column.name} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {shown.map((item) => (
            <Customer key={rows[item.index]!.customer} row={rows[item.index]!} place={item.index} />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr className={styles.gap} aria-hidden="true">
      <td colSpan={COLUMNS.length} height={height} style={{ blockSize: height }} />
    </tr>
  ) : null;
}

function Head({ column }: { column: Column }) {
  const { words } = useWords();
  const address = useAddress();
  const name = words.customers.columns[column.name];
  if (column.sort === undefined) return <th scope="col">{name}</th>;
  const { sort } = column;
  const choose = () => address.set({ sort: nextSort(address.get('sort'), sort) });
  return (
    <SortHead title={name} hint={words.customers.sortBy(name)} column={sort} sort={address.get('sort') || '-pulse'} choose={choose}
      className={styles.number} />
  );
}

function Customer({ row, place }: { row: Row; place: number }) {
  const { words, format } = useWords();
  const now = useNow();
  const name = nameOf(row.customer);
  const isLate = row.overdue !== null && row.overdue > 1;
  return (
    <tr aria-rowindex={place + 2}>
      <td>
        <Link href={customerLink(row.customer)} className={styles.name} title={row.identifiers.join(', ')}>
          {name}
        </Link>
      </td>
      <td>
        <Stage stage={row.stage} />
      </td>
      <td className={styles.number}>{format.points(row.pulse)}</td>
      <td>{row.sparkline && <Sparkline values={row.sparkline} label={`${name}: ${row.sparkline.map((each) => format.points(each)).join(', ')}`} />}</td>
      <td className={styles.number}>{row.momentum === null ? '–' : format.signed(row.momentum, 1)}</td>
      <td className={`${styles.number} ${isLate ? styles.late : ''}`} title={isLate ? words.numbers.gaps(format.number(row.overdue ?? 0, 1)) : undefined}>
        {row.overdue === null ? '–' : isLate ? `${format.number(row.overdue, 1)} ×` : words.numbers.inTime}
      </td>
      <td className={styles.number}>{words.numbers.days(format.number(row.cadence_days, 1))}</td>
      <td>{row.preferred_channel ?? '–'}</td>
      <td className={styles.number}>{row.last_seen_at === null ? '–' : format.ago(row.last_seen_at, now)}</td>
      <td className={styles.number}>{format.number(row.interactions)}</td>
    </tr>
  );
}
