import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useAddress } from '../../address/address';
import { answerOf, server } from '../../api/client';
import controls from '../../parts/controls.module.css';
import { type Column, DataTable } from '../../parts/DataTable';
import { Sheet } from '../../parts/Sheet';
import { Empty, Trouble, Waiting } from '../../parts/states';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import { type Account, type Source, useAccounting, useSources } from '../queries';
import { SourceActions } from './SourceActions';
import { SourceForm, type Typed } from './SourceForm';
import { SourceShown } from './SourceShown';
import { LastEvent } from './LastEvent';

type Row = { readonly source: Source; readonly account: Account };

const NONE: Account = { accepted: 0, stored: 0, duplicate: 0, failed: 0, failed_open: 0, failed_replayed: 0, failed_dropped: 0, last_at: null };

/** Where interactions come from, and how each of these places is doing. */
export function Sources() {
  const { words } = useWords();
  const said = words.data.sources;
  const address = useAddress();
  const sources = useSources();
  const accounting = useAccounting();
  const [isMaking, setMaking] = useState(false);
  const columns = useColumns();
  const rows = useMemo(
    () => (sources.data?.sources ?? []).map((source) => ({ source, account: accounting.data?.sources[source.id] ?? NONE })),
    [sources.data, accounting.data],
  );
  const shown = sources.data?.sources.find((source) => source.id === address.get('source'));
  const make = (
    <button type="button" className={controls.main} onClick={() => setMaking(true)}>
      {said.make}
    </button>
  );
  return (
    <Sheet title={said.title} sentence={said.sentence} tools={rows.length > 0 && make}>
      {sources.isPending && <Waiting rows={4} tall="row" />}
      {sources.error && <Trouble error={sources.error} again={() => void sources.refetch()} />}
      {sources.data && (
        <DataTable label={said.title} columns={columns} rows={rows} keyOf={(row) => row.source.id} file="sources"
          empty={
            <Empty title={said.none}>
              <p>{said.noneHelp}</p>
              {make}
            </Empty>
          } />
      )}
      {isMaking && <MakeSource close={() => setMaking(false)} show={(id) => address.set({ source: id })} />}
      {shown && <SourceShown source={shown} close={() => address.set({ source: '' })} />}
    </Sheet>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { words, format } = useWords();
  const said = words.data.sources;
  const address = useAddress();
  return useMemo(
    () => [
      {
        id: 'name',
        title: said.name,
        value: (row) => row.source.name,
        shown: (row) => (
          <button type="button" className={controls.link} onClick={() => address.set({ source: row.source.id })}>
            {row.source.name}
          </button>
        ),
      },
      { id: 'kind', title: said.kind, value: (row) => said.kinds[row.source.kind as keyof typeof said.kinds] ?? row.source.kind },
      { id: 'state', title: said.state, value: (row) => (row.source.enabled ? said.on : said.off) },
      { id: 'last', title: said.last, value: (row) => row.account.last_at ?? '', shown: (row) => <LastEvent account={row.account} /> },
      { id: 'accepted', title: words.data.account.accepted, isNumber: true, value: (row) => row.account.accepted },
      { id: 'stored', title: words.data.account.stored, isNumber: true, value: (row) => row.account.stored },
      { id: 'duplicate', title: words.data.account.duplicate, isNumber: true, value: (row) => row.account.duplicate },
      {
        id: 'failed_open',
        title: words.data.account.open,
        isNumber: true,
        value: (row) => row.account.failed_open,
        shown: ({ source, account }) =>
          account.failed_open === 0 ? '0' : (
            <Link href={`/data/failed?source=${encodeURIComponent(source.id)}`}>{format.number(account.failed_open)}</Link>
          ),
      },
      { id: 'actions', title: words.common.actions, shown: (row) => <SourceActions source={row.source} /> },
    ],
    [said, words, format, address],
  );
}

const FIRST: Typed = { kind: 'segment', name: '', secret: '', writeKey: '', options: {} };

function MakeSource({ close, show }: { close: () => void; show: (id: string) => void }) {
  const { words } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const said = words.data.sources;
  const make = async (typed: Typed) => {
    const made = await answerOf(
      server.POST('/api/v1/sources', {
        body: {
          kind: typed.kind,
          name: typed.name,
          options: { ...typed.options },
          ...(typed.secret && { secret: typed.secret }),
          ...(typed.writeKey && { write_key: typed.writeKey }),
        },
      }),
    );
    await queries.invalidateQueries({ queryKey: ['sources'] });
    tell(said.madeOne(made.name));
    show(made.id);
  };
  return <SourceForm title={said.make} act={said.makeAct} first={FIRST} run={make} close={close} />;
}
