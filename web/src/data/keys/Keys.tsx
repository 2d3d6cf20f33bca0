import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, server } from '../../api/client';
import { Ask } from '../../parts/Ask';
import controls from '../../parts/controls.module.css';
import { type Column, DataTable } from '../../parts/DataTable';
import { Sheet } from '../../parts/Sheet';
import { Show } from '../../parts/Show';
import { Empty, Snippet, Trouble, Waiting } from '../../parts/states';
import { useNow } from '../../shell/now';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import { type Key, NewKey } from './NewKey';
import { Secret } from './Secret';

/** How long a key that is replaced may still be used, in seconds. */
const OVERLAPS = [0, 3_600, 86_400, 604_800, 2_592_000] as const;

type Act = { readonly what: 'rotate' | 'revoke'; readonly key: Key };

/** The secret keys of programs. */
export function Keys() {
  const { words } = useWords();
  const said = words.data.keys;
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const [fresh, setFresh] = useState<Key | undefined>(undefined);
  const [act, setAct] = useState<Act | undefined>(undefined);
  const keys = useQuery({ queryKey: ['keys'], queryFn: async () => answerOf(server.GET('/api/v1/keys')) });
  const columns = useColumns(setAct);
  const made = (key: Key) => {
    setFresh(key);
    void queries.invalidateQueries({ queryKey: ['keys'] });
  };
  const make = (
    <button type="button" className={controls.main} onClick={() => setMaking(true)}>
      {said.make}
    </button>
  );
  const close = () => setAct(undefined);
  return (
    <Sheet title={said.title} sentence={said.sentence} tools={make}>
      {keys.isPending && <Waiting rows={3} tall="row" />}
      {keys.error && <Trouble error={keys.error} again={() => void keys.refetch()} />}
      {keys.data && (
        <DataTable label={said.title} columns={columns} rows={keys.data.keys} keyOf={(key) => key.id} file="keys"
          empty={
            <Empty title={said.none}>
              <p>{said.noneHelp}</p>
            </Empty>
          } />
      )}
      {isMaking && <NewKey close={() => setMaking(false)} made={made} />}
      {act?.what === 'rotate' && <Rotate of={act.key} close={close} made={made} />}
      {act?.what === 'revoke' && <Revoke of={act.key} close={close} />}
      {fresh?.secret && (
        <Show title={said.fresh(fresh.name)} close={() => setFresh(undefined)}>
          <p>{said.once}</p>
          <Secret text={fresh.secret} label={said.copySecret} />
          <h2>{said.tryIt}</h2>
          <Snippet text={`curl -H 'Authorization: Bearer ${fresh.secret}' ${location.origin}/api/v1/caller`} />
        </Show>
      )}
    </Sheet>
  );
}

function stateOf(key: Key, now: Date): 'good' | 'revoked' | 'expired' | 'ending' {
  if (key.good) return key.revoked_at ? 'ending' : 'good';
  return key.expires_at && new Date(key.expires_at) <= now && !key.revoked_at ? 'expired' : 'revoked';
}

function useColumns(act: (act: Act) => void): readonly Column<Key>[] {
  const { words, format } = useWords();
  const said = words.data.keys;
  const now = useNow();
  return useMemo(() => {
    const told = (instant: string | undefined, none: string) => (instant ? format.instant(instant) : none);
    return [
      { id: 'name', title: said.name, value: (key) => key.name },
      { id: 'shown', title: said.begins, value: (key) => key.shown, shown: (key) => <code>{key.shown}</code> },
      { id: 'scopes', title: said.scopes, value: (key) => key.scopes.join(' ') },
      { id: 'state', title: said.state, value: (key) => said.states[stateOf(key, now)] },
      { id: 'used', title: said.used, value: (key) => key.last_used_at, shown: (key) => (key.last_used_at ? format.ago(key.last_used_at, now) : said.never) },
      { id: 'expires', title: said.expires, value: (key) => key.expires_at, shown: (key) => told(key.expires_at, said.forGood) },
      { id: 'addresses', title: said.addresses, value: (key) => key.addresses.join(' '), shown: (key) => key.addresses.join(', ') || said.anywhere },
      { id: 'made', title: said.madeAt, value: (key) => key.made_at, shown: (key) => format.instant(key.made_at) },
      {
        id: 'actions',
        title: words.common.actions,
        shown: (key) =>
          key.good && (
            <div className={controls.together}>
              <button type="button" className={`${controls.button} ${controls.small}`} aria-label={said.rotateTitle(key.name)} onClick={() => act({ what: 'rotate', key })}>
                {said.rotate}
              </button>
              <button type="button" className={`${controls.danger} ${controls.small}`} aria-label={said.revokeTitle(key.name)} onClick={() => act({ what: 'revoke', key })}>
                {said.revoke}
              </button>
            </div>
          ),
      },
    ];
  }, [said, words, format, now, act]);
}

function Rotate({ of, close, made }: { of: Key; close: () => void; made: (key: Key) => void }) {
  const { words } = useWords();
  const said = words.data.keys;
  const [overlap, setOverlap] = useState<number>(86_400);
  const rotate = async () => {
    const body = { overlap_seconds: overlap };
    made(await answerOf(server.POST('/api/v1/keys/{id}/rotate', { params: { path: { id: of.id } }, body })));
  };
  return (
    <Ask title={said.rotateTitle(of.name)} act={said.rotate} run={rotate} close={close}>
      <p>{said.rotateHelp}</p>
      <label className={controls.field}>
        {said.overlap}
        <select className={controls.input} value={overlap} onChange={(event) => setOverlap(Number(event.target.value))}>
          {OVERLAPS.map((each) => (
            <option key={each} value={each}>
              {said.overlaps[each]}
            </option>
          ))}
        </select>
      </label>
    </Ask>
  );
}

function Revoke({ of, close }: { of: Key; close: () => void }) {
  const { words, format } = useWords();
  const said = words.data.keys;
  const queries = useQueryClient();
  const tell = useTell();
  const now = useNow();
  const revoke = async () => {
    await server.DELETE('/api/v1/keys/{id}', { params: { path: { id: of.id } } });
    await queries.invalidateQueries({ queryKey: ['keys'] });
    tell(said.revoked(of.name));
  };
  return (
    <Ask title={said.revokeTitle(of.name)} act={said.revoke} isDanger run={revoke} close={close}>
      <p>{said.revokeHelp}</p>
      <p>{of.last_used_at ? said.lastUsed(format.ago(of.last_used_at, now)) : said.neverUsed}</p>
    </Ask>
  );
}
