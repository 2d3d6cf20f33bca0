import { useMemo } from 'react';
import { Link } from 'wouter';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Empty, Trouble, Waiting } from '../parts/states';
import { useWords } from '../words/words';
import { type Account, useAccounting, useSourceName } from './queries';
import { LastEvent } from './sources/LastEvent';

type Row = Account & { readonly id: string; readonly name: string };

/** What became of every record that came in. */
export function Accounting() {
  const { words, format } = useWords();
  const said = words.data.account;
  const accounting = useAccounting();
  const sourceName = useSourceName();
  const columns = useColumns();
  const rows = Object.entries(accounting.data?.sources ?? {}).map(([id, account]): Row => ({ id, name: sourceName(id), ...account }));
  const told = (value: number) => format.number(value);
  const total = accounting.data?.total;
  return (
    <Sheet title={said.title}
      sentence={total && (
        <>
          {said.sum(told(total.accepted), told(total.stored), told(total.duplicate), told(total.failed))}{' '}
          {said.ofFailed(told(total.failed), told(total.failed_open), told(total.failed_replayed), told(total.failed_dropped))}
        </>
      )}>
      {accounting.isPending && <Waiting rows={4} tall="row" />}
      {accounting.error && <Trouble error={accounting.error} again={() => void accounting.refetch()} />}
      {accounting.data && (
        <DataTable label={said.title} columns={columns} rows={rows} keyOf={(row) => row.id} file="accounting"
          empty={
            <Empty title={said.none}>
              <Link href="/data/sources">{said.noneHelp}</Link>
            </Empty>
          } />
      )}
    </Sheet>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { words, format } = useWords();
  const said = words.data.account;
  return useMemo(() => {
    const number = (id: Exclude<keyof Account, 'last_at'>, title: string): Column<Row> => ({ id, title, isNumber: true, value: (row) => row[id] });
    return [
      { id: 'name', title: said.source, value: (row) => row.name },
      { id: 'id', title: words.data.sources.id, value: (row) => row.id, shown: (row) => <code>{row.id}</code> },
      number('accepted', said.accepted),
      number('stored', said.stored),
      number('duplicate', said.duplicate),
      number('failed', said.failed),
      {
        ...number('failed_open', said.open),
        shown: (row) =>
          row.failed_open === 0 ? '0' : <Link href={`/data/failed?source=${encodeURIComponent(row.id)}`}>{format.number(row.failed_open)}</Link>,
      },
      number('failed_replayed', said.replayed),
      number('failed_dropped', said.dropped),
      { id: 'last', title: words.data.sources.last, value: (row) => row.last_at ?? '', shown: (row) => <LastEvent account={row} /> },
    ];
  }, [said, words, format]);
}
