import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Ask } from '../../parts/Ask';
import controls from '../../parts/controls.module.css';
import { type Column, DataTable } from '../../parts/DataTable';
import { Reason } from '../../parts/Reason';
import { Show } from '../../parts/Show';
import { Trouble } from '../../parts/states';
import { useTell } from '../../shell/toast';
import { inOne, toldOf } from '../../words/refusals';
import { useWords } from '../../words/words';
import { type Deed, resolveAll, type Result } from './resolveAll';
import { countOpen, type Filter } from './filter';

/** Asks before many failed events are sent again or dropped; says how many first, and what came of it after. */
export function Bulk({ deed, filter, close, done }: { deed: Deed; filter: Filter; close: () => void; done: (result: Result) => void }) {
  const { words, format } = useWords();
  const said = words.data.failed;
  const queries = useQueryClient();
  const tell = useTell();
  const [reason, setReason] = useState('');
  const [progress, setProgress] = useState(0);
  const count = useCount(filter);
  const told = format.number(count.sofar);
  const run = async () => {
    const result = await resolveAll(deed, filter, reason.trim(), setProgress);
    await Promise.all([queries.invalidateQueries({ queryKey: ['failed'] }), queries.invalidateQueries({ queryKey: ['sums'] })]);
    tell((deed === 'replay' ? said.replayedMany : said.droppedMany)(format.number(result.resolved), result.resolved));
    if (result.stillWrong.length > 0) done(result);
  };
  return (
    <Ask title={deed === 'replay' ? said.replayAll : said.dropAll} isDanger={deed === 'drop'} close={close} run={run}
      isBarred={!count.isDone || count.sofar === 0}
      act={(deed === 'replay' ? said.replayAct : said.dropAct)(told)}>
      {count.error ? (
        <Trouble error={count.error} />
      ) : (
        <p role="status">
          {count.isDone ? (deed === 'replay' ? said.replayHelp : said.dropHelp)(told, count.sofar) : said.counting(told)}
        </p>
      )}
      {deed === 'drop' && (
        <label className={controls.field}>
          {said.reason}
          <input className={controls.input} value={reason} required maxLength={1000} onChange={(event) => setReason(event.target.value)} />
          <small>{said.reasonHelp}</small>
        </label>
      )}
      {progress > 0 && <p role="status">{said.progress(format.number(progress), told)}</p>}
    </Ask>
  );
}

function useCount(filter: Filter) {
  const [sofar, setSofar] = useState(0);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const { source, code } = filter;
  useEffect(() => {
    let isWanted = true;
    countOpen({ source, code }, (count) => isWanted && setSofar(count))
      .then(() => isWanted && setDone(true))
      .catch((failure: unknown) => isWanted && setError(failure));
    return () => void (isWanted = false);
  }, [source, code]);
  return { sofar, isDone, error };
}

type Wrong = Result['stillWrong'][number];

/** What could still not be used after many were sent again. */
export function StillWrong({ result, close }: { result: Result; close: () => void }) {
  const { words, format } = useWords();
  const said = words.data.failed;
  const columns = useMemo(
    (): readonly Column<Wrong>[] => [
      { id: 'id', title: said.id, isNumber: true, value: (row) => row.id, shown: (row) => String(row.id) },
      { id: 'code', title: said.code, value: (row) => row.code },
      { id: 'pointer', title: said.pointer, value: (row) => row.pointer },
      {
        id: 'detail',
        title: said.detail,
        isLong: true,
        value: (row) => inOne(toldOf(words.refusals, 'sentences', row.code, row.detail)),
        shown: (row) => <Reason code={row.code} own={row.detail} />,
      },
    ],
    [said, words],
  );
  return (
    <Show title={said.stillWrong} close={close} isWide>
      <p>{said.stillWrongHelp(format.number(result.resolved), format.number(result.stillWrong.length))}</p>
      <DataTable label={said.stillWrong} columns={columns} rows={result.stillWrong} keyOf={(row) => String(row.id)} file="still-wrong"
        sortedBy="wrong" empty={null} />
    </Show>
  );
}
