import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { linkTo, useAddress } from '../address/address';
import { usePages } from '../address/pages';
import { answerOf, type Schemas, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Empty, Trouble, Waiting } from '../parts/states';
import { useWords } from '../words/words';
import { differences, toldOf } from './differences';
import styles from './Settings.module.css';

type Line = Schemas['AuditLine'];

/** Who set what, when and from where. */
export function Audit() {
  const { words, format } = useWords();
  const said = words.settings.audit;
  const address = useAddress();
  const trail = useTrail(address.get('who'), address.get('since'));
  const more = usePages(trail);
  const rows = useMemo(() => trail.data?.pages.flatMap((page) => page.entries) ?? [], [trail.data]);
  const what = address.get('what');
  const shown = useMemo(() => (what === '' ? rows : rows.filter((row) => row.what === what)), [rows, what]);
  const columns = useColumns();
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      <Filters rows={rows} />
      {trail.isPending && <Waiting rows={4} tall="row" />}
      {trail.error && <Trouble error={trail.error} again={() => void trail.refetch()} />}
      {trail.data && (
        <DataTable label={said.title} columns={columns} rows={shown} keyOf={(row) => String(row.id)} tools={<File />}
          empty={
            <Empty title={said.none}>
              <button type="button" className={controls.button} onClick={() => address.set({ who: '', what: '', since: '', pages: '' })}>
                {said.allOfIt}
              </button>
            </Empty>
          } />
      )}
      {trail.hasNextPage && (
        <div className={controls.row}>
          <button type="button" className={controls.button} disabled={trail.isFetchingNextPage} onClick={more}>
            {said.older}
          </button>
          <span>{said.looked(format.number(rows.length))}</span>
        </div>
      )}
    </Sheet>
  );
}

/** Takes all of it out that fits the filters, however far back. */
function File() {
  const { words } = useWords();
  const address = useAddress();
  const asked = Object.fromEntries(['who', 'what', 'since'].map((name) => [name, address.get(name)]));
  return (
    <a className={`${controls.quiet} ${controls.small}`} href={linkTo('/api/v1/audit.csv', asked)} download>
      {words.settings.audit.file}
    </a>
  );
}

function useTrail(who: string, since: string) {
  return useInfiniteQuery({
    queryKey: ['audit', who, since],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: (last: Schemas['AuditTrail']) => last.next_cursor ?? undefined,
    queryFn: async ({ pageParam }) =>
      answerOf(
        server.GET('/api/v1/audit', {
          params: { query: { limit: 200, ...(who && { who }), ...(since && { since }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
  });
}

function useColumns(): readonly Column<Line>[] {
  const { words, format } = useWords();
  const said = words.settings.audit;
  return useMemo(
    () => [
      { id: 'at', title: said.at, value: (row) => row.at, shown: (row) => <time dateTime={row.at}>{format.instant(row.at)}</time> },
      { id: 'who', title: said.who, value: (row) => row.name ?? row.who, shown: (row) => <span title={row.who}>{row.name ?? row.who}</span> },
      { id: 'from', title: said.from, value: (row) => row.from },
      { id: 'what', title: said.what, value: (row) => row.what, shown: (row) => <span title={row.what}>{said.deeds[row.what] ?? row.what}</span> },
      { id: 'subject', title: said.subject, value: (row) => row.subject, shown: (row) => <code>{row.subject}</code> },
      { id: 'change', title: said.change, isLong: true, value: (row) => changeOf(row), shown: (row) => <Change row={row} /> },
    ],
    [said, format],
  );
}

function changeOf(row: Line): string {
  return differences(row.before, row.after)
    .map(({ name, before, after }) => `${name}: ${before ?? ''} → ${after ?? ''}`)
    .join('; ');
}

function Change({ row }: { row: Line }) {
  const { words } = useWords();
  const said = words.settings.audit;
  return (
    <span className={styles.changes}>
      {differences(row.before, row.after).map(({ name, before, after }) => (
        <span key={name}>
          {name}: {before !== undefined && <del title={said.before(before)}>{toldOf(before)}</del>}
          {before !== undefined && after !== undefined && ' → '}
          {after !== undefined && <ins title={said.after(after)}>{toldOf(after)}</ins>}
        </span>
      ))}
    </span>
  );
}

function Filters({ rows }: { rows: readonly Line[] }) {
  const { words } = useWords();
  const said = words.settings.audit;
  const address = useAddress();
  const who = address.get('who');
  const what = address.get('what');
  const users = useQuery({ queryKey: ['users'], queryFn: async () => answerOf(server.GET('/api/v1/users')) });
  const people = new Map((users.data?.users ?? []).map((user) => [user.id, user.name]));
  for (const row of rows) people.set(row.who, row.name ?? row.who);
  if (who !== '' && !people.has(who)) people.set(who, who);
  const deeds = [...new Set([...rows.map((row) => row.what), what].filter((each) => each !== ''))].sort();
  return (
    <div className={controls.row}>
      <label className={controls.field}>
        {said.who}
        <select className={controls.input} value={who} onChange={(event) => address.set({ who: event.target.value, pages: '' })}>
          <option value="">{words.common.all}</option>
          {[...people].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={controls.field}>
        {said.what}
        <select className={controls.input} value={what} onChange={(event) => address.set({ what: event.target.value })}>
          <option value="">{words.common.all}</option>
          {deeds.map((each) => (
            <option key={each} value={each}>
              {said.deeds[each] ?? each}
            </option>
          ))}
        </select>
      </label>
      <label className={controls.field}>
        {said.since}
        <input className={controls.input} type="date" value={address.get('since')} onChange={(event) => address.set({ since: event.target.value, pages: '' })} />
      </label>
    </div>
  );
}
