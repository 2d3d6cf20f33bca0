import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { linkTo, useAddress } from '../../address/address';
import { usePages } from '../../address/pages';
import { answerOf, type Schemas, server } from '../../api/client';
import controls from '../../parts/controls.module.css';
import { type Column, DataTable } from '../../parts/DataTable';
import { Reason } from '../../parts/Reason';
import { Sheet } from '../../parts/Sheet';
import { Empty, Trouble, Waiting } from '../../parts/states';
import { inOne, toldOf } from '../../words/refusals';
import { useWords } from '../../words/words';
import { useAccounting, useSourceName } from '../queries';
import type { Deed, Result } from './resolveAll';
import { Bulk, StillWrong } from './Bulk';
import { FailedOne } from './FailedOne';
import { asked, type Filter } from './filter';

type Line = Schemas['FailedLine'];

/** The records that could not be used, until a person mends or drops them, and afterwards. */
export function Failed() {
  const { words, format } = useWords();
  const said = words.data.failed;
  const address = useAddress();
  const filter = { source: address.get('source'), code: address.get('code') };
  const isOpen = address.get('status') !== 'resolved';
  const found = useFailed(filter, isOpen);
  const more = usePages(found);
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.failed) ?? [], [found.data]);
  const columns = useColumns();
  const open = useAccounting().data?.total.failed_open;
  const event = address.get('event');
  return (
    <Sheet title={said.title} sentence={open === undefined ? said.sentence : `${said.sentence} ${said.openNow(format.number(open), open)}`}>
      <Filters filter={filter} isOpen={isOpen} rows={rows} />
      {found.isPending && <Waiting rows={4} tall="row" />}
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <DataTable label={said.title} columns={columns} rows={rows} keyOf={(row) => String(row.id)} tools={
            <>
              {isOpen && <BulkButtons filter={filter} />}
              <a className={`${controls.quiet} ${controls.small}`} href={linkTo('/api/v1/failed.csv', { ...filter, status: isOpen ? '' : 'resolved' })} download>
                {said.file}
              </a>
            </>
          }
          empty={
            <Empty title={isOpen ? said.none : said.noneResolved}>
              <p>{filter.source || filter.code ? said.noneFits : said.noneHelp}</p>
              {(filter.source || filter.code) && (
                <button type="button" className={controls.button} onClick={() => address.set({ source: '', code: '', pages: '' })}>
                  {said.allOfThem}
                </button>
              )}
            </Empty>
          } />
      )}
      {found.hasNextPage && (
        <div className={controls.row}>
          <button type="button" className={controls.button} disabled={found.isFetchingNextPage} onClick={more}>
            {words.common.more}
          </button>
          <span>{said.shownOf(format.number(rows.length))}</span>
        </div>
      )}
      {event !== '' && <FailedOne id={event} close={() => address.set({ event: '' })} />}
    </Sheet>
  );
}

function useFailed(filter: Filter, isOpen: boolean) {
  return useInfiniteQuery({
    queryKey: ['failed', 'list', filter.source, filter.code, isOpen],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: (last: Schemas['FailedListOf']) => last.next_cursor ?? undefined,
    queryFn: async ({ pageParam }) =>
      answerOf(
        server.GET('/api/v1/failed', {
          params: { query: { ...asked(filter), status: isOpen ? 'open' : 'resolved', limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
  });
}

function useColumns(): readonly Column<Line>[] {
  const { words, format } = useWords();
  const said = words.data.failed;
  const address = useAddress();
  const sourceName = useSourceName();
  return useMemo(
    () => [
      {
        id: 'received',
        title: said.received,
        value: (row) => row.received_at,
        shown: (row) => (
          <button type="button" className={controls.link} onClick={() => address.set({ event: String(row.id) })}>
            {format.instant(row.received_at)}
          </button>
        ),
      },
      { id: 'source', title: said.source, value: (row) => sourceName(row.source) },
      { id: 'code', title: said.code, value: (row) => row.code, shown: (row) => <code>{row.code}</code> },
      { id: 'pointer', title: said.pointer, value: (row) => row.pointer, shown: (row) => <code>{row.pointer}</code> },
      {
        id: 'detail',
        title: said.detail,
        isLong: true,
        value: (row) => inOne(toldOf(words.refusals, 'sentences', row.code, row.detail)),
        shown: (row) => <Reason code={row.code} own={row.detail} />,
      },
      { id: 'status', title: said.status, value: (row) => said.statuses[row.status] ?? row.status },
    ],
    // The names of sources come later than the rows.
    [said, words, format, address, sourceName],
  );
}

function Filters({ filter, isOpen, rows }: { filter: Filter; isOpen: boolean; rows: readonly Line[] }) {
  const { words } = useWords();
  const said = words.data.failed;
  const address = useAddress();
  const sourceName = useSourceName();
  const accounts = useAccounting().data?.sources ?? {};
  const sources = withChosen(Object.keys(accounts).filter((id) => (accounts[id]?.failed ?? 0) > 0), filter.source);
  const codes = withChosen(rows.map((row) => row.code), filter.code);
  return (
    <div className={controls.row}>
      <Choice label={said.source} value={filter.source} set={(source) => address.set({ source, pages: '' })}
        choices={sources.map((id) => [id, sourceName(id)])} />
      <Choice label={said.code} value={filter.code} set={(code) => address.set({ code, pages: '' })} choices={codes.map((code) => [code, code])} />
      <label className={controls.field}>
        {said.status}
        <select className={controls.input} value={isOpen ? '' : 'resolved'} onChange={(event) => address.set({ status: event.target.value, pages: '' })}>
          <option value="">{said.statuses['open']}</option>
          <option value="resolved">{said.resolved}</option>
        </select>
      </label>
    </div>
  );
}

function withChosen(names: readonly string[], chosen: string): string[] {
  return [...new Set([...names, chosen].filter((name) => name !== ''))].sort();
}

type ChoiceProps = { label: string; value: string; set: (value: string) => void; choices: readonly (readonly [string, string])[] };

function Choice({ label, value, set, choices }: ChoiceProps) {
  const { words } = useWords();
  return (
    <label className={controls.field}>
      {label}
      <select className={controls.input} value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{words.common.all}</option>
        {choices.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Acts on all that fit the filter; without a filter that would be too much at once. */
function BulkButtons({ filter }: { filter: Filter }) {
  const { words } = useWords();
  const said = words.data.failed;
  const [deed, setDeed] = useState<Deed | undefined>(undefined);
  const [result, setResult] = useState<Result | undefined>(undefined);
  const isBarred = filter.source === '' && filter.code === '';
  return (
    <>
      {isBarred && <small>{said.filterFirst}</small>}
      <button type="button" className={`${controls.button} ${controls.small}`} disabled={isBarred} onClick={() => setDeed('replay')}>
        {said.replayAll}
      </button>
      <button type="button" className={`${controls.danger} ${controls.small}`} disabled={isBarred} onClick={() => setDeed('drop')}>
        {said.dropAll}
      </button>
      {deed && <Bulk deed={deed} filter={filter} close={() => setDeed(undefined)} done={setResult} />}
      {result && <StillWrong result={result} close={() => setResult(undefined)} />}
    </>
  );
}
