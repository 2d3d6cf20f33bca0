import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Ask } from '../../parts/Ask';
import controls from '../../parts/controls.module.css';
import { type Column, DataTable } from '../../parts/DataTable';
import { ServerSaid } from '../../parts/Reason';
import { Sheet } from '../../parts/Sheet';
import { Empty, Trouble, Waiting } from '../../parts/states';
import { useMay } from '../../shell/session';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import styles from './Imports.module.css';
import { cancel, type Import, isOver, useImports } from './useImports';

/** The files that are under way, each with how far it is, and those that have ended. */
export function ImportList() {
  const { words } = useWords();
  const said = words.data.imports;
  const found = useImports();
  const all = useMemo(() => found.data ?? [], [found.data]);
  useTold(all);
  const columns = useColumns();
  const ended = useMemo(() => all.filter(isOver), [all]);
  return (
    <Sheet title={said.list} sentence={said.listHelp}>
      {found.isPending && <Waiting rows={2} tall="row" />}
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      {all.filter((each) => !isOver(each)).map((each) => <UnderWay key={each.id} one={each} />)}
      {found.data && (ended.length > 0 || all.length === 0) && (
        <DataTable label={said.list} columns={columns} rows={ended} keyOf={(row) => row.id} file="imports" sortedBy="imports"
          empty={<Empty title={said.none}><p>{said.noneHelp}</p></Empty>} />
      )}
    </Sheet>
  );
}

/** Says of each import that it has ended, once it has. */
function useTold(all: readonly Import[]): void {
  const { words, format } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const open = useRef(new Set<string>());
  useEffect(() => {
    for (const each of all) {
      if (!isOver(each)) open.current.add(each.id);
      else if (open.current.delete(each.id)) {
        tell(words.data.imports.isOver(each.name, words.data.imports.states[each.state] ?? each.state, format.number(each.rows)));
        void queries.invalidateQueries({ queryKey: ['sums'] });
      }
    }
  }, [all, tell, words, format, queries]);
}

function UnderWay({ one }: { one: Import }) {
  const { words, format } = useWords();
  const said = words.data.imports;
  const may = useMay('ingest:write');
  const [isAsking, setAsking] = useState(false);
  const isComing = one.state === 'receiving';
  const part = (isComing ? one.received_bytes : one.read_bytes) / one.bytes;
  return (
    <section className={styles.one} aria-label={one.name}>
      <h3 className={styles.name}>{one.name}</h3>
      <span className={styles.soft}>{said.states[one.state] ?? one.state}</span>
      <progress className={styles.bar} max={1} value={part} aria-label={isComing ? said.received : said.read} />
      <p className={styles.counts}>
        {isComing
          ? said.receivedOf(format.number(one.received_bytes / 1e6, 1), format.number(one.bytes / 1e6, 1))
          : said.counts(format.number(one.rows), format.number(one.stored), format.number(one.duplicate), format.number(one.failed))}
        {one.seconds_left !== null && ` · ${said.left(format.number(Math.max(1, one.seconds_left)), one.seconds_left)}`}
      </p>
      <button type="button" className={`${controls.button} ${controls.small}`} disabled={!may} title={may ? undefined : words.common.needs('ingest:write')}
        onClick={() => setAsking(true)}>
        {said.cancel}
      </button>
      {isAsking && <Cancel one={one} close={() => setAsking(false)} />}
    </section>
  );
}

function Cancel({ one, close }: { one: Import; close: () => void }) {
  const { words, format } = useWords();
  const said = words.data.imports;
  const queries = useQueryClient();
  const run = async () => {
    await cancel(one.id);
    await queries.invalidateQueries({ queryKey: ['imports'] });
  };
  return (
    <Ask title={said.cancelTitle(one.name)} act={said.cancelAct} isDanger run={run} close={close}>
      <p>{said.cancelHelp(format.number(one.stored), one.stored)}</p>
    </Ask>
  );
}

function useColumns(): readonly Column<Import>[] {
  const { words, format } = useWords();
  const said = words.data.imports;
  const mayMend = useMay('failed:write');
  return useMemo(
    () => [
      { id: 'begun', title: said.when, value: (row) => row.begun_at, shown: (row) => <time dateTime={row.begun_at}>{format.instant(row.begun_at)}</time> },
      { id: 'name', title: said.file, value: (row) => row.name, shown: (row) => <span className={styles.name}>{row.name}</span> },
      {
        id: 'state',
        title: said.state,
        isLong: true,
        value: (row) => said.states[row.state] ?? row.state,
        shown: (row) => (
          <>
            {said.states[row.state] ?? row.state}
            {row.reason !== '' && <>: <ServerSaid own={row.reason} /></>}
          </>
        ),
      },
      { id: 'rows', title: said.rows, isNumber: true, value: (row) => row.rows },
      { id: 'stored', title: said.stored, isNumber: true, value: (row) => row.stored },
      { id: 'duplicate', title: said.duplicate, isNumber: true, value: (row) => row.duplicate },
      { id: 'failed', title: said.failed, isNumber: true, value: (row) => row.failed },
      { id: 'by', title: said.by, value: (row) => row.by_name ?? row.by },
      {
        id: 'rest',
        title: said.rejected,
        shown: (row) => row.failed > 0 && mayMend && (
          <span className={styles.links}>
            <a href={`/api/v1/imports/${row.id}/failed.csv`} download aria-label={said.takeOf(row.name)}>{said.take}</a>
            <Link href="/data/failed?source=import">{said.mend}</Link>
          </span>
        ),
      },
    ],
    [said, format, mayMend],
  );
}
