import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useNow } from '../shell/now';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import { agentOf } from './agent';

type Session = Schemas['AccessEndpointsSession'];

/** One's own sessions: where one is signed in, and how to end that. */
export function Sessions() {
  const { words, format } = useWords();
  const said = words.settings.sessions;
  const queries = useQueryClient();
  const tell = useTell();
  const now = useNow();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: async () => answerOf(server.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await server.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } });
    },
    onSuccess: (_, ids) => tell(said.ended(format.number(ids.length), ids.length)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const { mutate } = end;
  const columns = useMemo(
    (): readonly Column<Session>[] => [
      {
        id: 'agent',
        title: said.agent,
        value: (row) => row.agent,
        shown: (row) => (
          <span title={row.agent}>
            {agentOf(row.agent) || said.unknown}
            {row.current && <strong> · {said.current}</strong>}
          </span>
        ),
      },
      { id: 'address', title: said.address, value: (row) => row.address },
      { id: 'used', title: said.used, value: (row) => row.last_used_at, shown: (row) => format.ago(row.last_used_at, now) },
      { id: 'made', title: said.made, value: (row) => row.made_at, shown: (row) => format.instant(row.made_at) },
      { id: 'ends', title: said.ends, value: (row) => row.ends_at, shown: (row) => format.instant(row.ends_at) },
      {
        id: 'actions',
        title: words.common.actions,
        shown: (row) =>
          !row.current && (
            <button type="button" className={`${controls.button} ${controls.small}`} aria-label={said.endOne(agentOf(row.agent), row.address)} onClick={() => mutate([row.id])}>
              {said.end}
            </button>
          ),
      },
    ],
    [said, words, format, now, mutate],
  );
  const others = (sessions.data?.sessions ?? []).filter((each) => !each.current).map((each) => each.id);
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      {sessions.isPending && <Waiting rows={2} tall="row" />}
      {sessions.error && <Trouble error={sessions.error} again={() => void sessions.refetch()} />}
      {end.error && <Trouble error={end.error} />}
      {sessions.data && (
        <DataTable label={said.title} columns={columns} rows={sessions.data.sessions} keyOf={(row) => row.id} file="sessions" empty={null}
          tools={
            others.length > 0 && (
              <button type="button" className={`${controls.button} ${controls.small}`} disabled={end.isPending} onClick={() => mutate(others)}>
                {said.endOthers(format.number(others.length), others.length)}
              </button>
            )
          } />
      )}
    </Sheet>
  );
}
