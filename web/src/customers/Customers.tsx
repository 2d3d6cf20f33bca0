import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { linkTo, useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Empty, Trouble, Waiting } from '../parts/states';
import { PageHead } from '../shell/PageHead';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Customers.module.css';
import { CustomerTable } from './CustomerTable';
import { FilterBar } from './FilterBar';
import { wantedBy } from './filters';
import { rowsOf } from './rows';
import { useList } from './useList';
import { Views } from './Views';

/** Everybody, or those that a filter holds for. */
export default function Customers() {
  const { words, format } = useWords();
  const address = useAddress();
  const tell = useTell();
  const wanted = wantedBy(address);
  const list = useList(wanted);
  const total = list.data?.pages.at(-1)?.total;
  const isWhole = list.data?.pages.at(-1)?.complete ?? true;
  const count = format.number(total ?? 0);
  const { sort: _, ...filter } = wanted;
  const more = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  return (
    <>
      <PageHead title={words.customers.title}>
        <div className={controls.row}>
          <Views />
          <a className={controls.button} href={linkTo('/api/v1/customers.csv', wanted as Record<string, string>)} download="customers.csv" title={words.customers.exportHelp}
            onClick={() => tell(words.common.saving)}>
            {words.customers.exportAll(count)}
          </a>
        </div>
      </PageHead>
      <div className={styles.tools}>
        <Search />
        <FilterBar />
        <span role="status" className={styles.total}>
          {total === undefined ? words.common.loading : words.common.customers(count, total)}
        </span>
      </div>
      {!isWhole && <p role="status" className={styles.partly}>{words.customers.partly}</p>}
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={10} tall="row" />}
      {total === 0 && <None hasFilter={Object.keys(filter).length > 0} />}
      {list.data && total !== 0 && (
        <CustomerTable rows={rowsOf(list.data.pages)} total={total ?? 0} more={more}
          isStale={list.isPlaceholderData} />
      )}
    </>
  );
}

/** The search box: what is typed goes into the address a moment later. */
function Search() {
  const { words } = useWords();
  const address = useAddress();
  const stated = address.get('search');
  const [text, setText] = useState(stated);
  const settled = useDeferredValue(text);
  useEffect(() => setText(stated), [stated]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (settled !== address.get('search')) address.set({ search: settled.trim() }, { replace: true });
    }, 180);
    return () => clearTimeout(timer);
    // Only what is typed starts the clock: a change of the address from elsewhere is taken over above.
  }, [settled]);
  return (
    <input className={`${controls.input} ${styles.search}`} type="search" value={text} maxLength={200}
      placeholder={words.customers.search} aria-label={words.customers.searchLabel} onChange={(event) => setText(event.target.value)} />
  );
}

function None({ hasFilter }: { hasFilter: boolean }) {
  const { words } = useWords();
  const address = useAddress();
  if (!hasFilter) {
    return (
      <Empty title={words.monitor.empty.title}>
        <p>{words.monitor.empty.text}</p>
        <a className={controls.main} href="/data/sources">
          {words.shell.pages.data}
        </a>
      </Empty>
    );
  }
  const clear = () => address.set(Object.fromEntries([...address.all.keys()].map((name) => [name, ''])));
  return (
    <Empty title={words.customers.none}>
      <button type="button" className={controls.button} onClick={clear}>
        {words.customers.clear}
      </button>
    </Empty>
  );
}
