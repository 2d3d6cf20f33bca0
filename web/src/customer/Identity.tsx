import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { useSourceName } from '../data/queries';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { ServerSaid } from '../parts/Reason';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useMay } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWho } from '../shell/who';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import styles from './Customer.module.css';

type Identities = Schemas['IdentityIdentity'];

/** By what a customer is known, how that came together, and how to take it apart. */
export function Identity({ customer }: { customer: string }) {
  const { words } = useWords();
  const maySee = useMay('pii:read');
  const said = words.customer.identity;
  const identity = useQuery({
    queryKey: ['customer', customer, 'identity'],
    enabled: maySee,
    queryFn: async () => answerOf(server.GET('/api/v1/customers/{id}/identity', { params: { path: { id: customer } } })),
  });
  if (!maySee) return <Profile customer={customer} />;
  if (identity.error) return <Trouble error={identity.error} again={() => void identity.refetch()} />;
  if (!identity.data) return <Waiting />;
  return (
    <>
      <Profile customer={customer} />
      <Identifiers identity={identity.data} />
      <Sheet title={said.history} sentence={identity.data.history.length === 0 ? said.none : undefined}>
        <History identity={identity.data} />
      </Sheet>
    </>
  );
}

function History({ identity }: { identity: Identities }) {
  const { words, format } = useWords();
  const said = words.customer.identity;
  const sourceName = useSourceName();
  const who = useWho();
  const rows = useMemo(() => identity.history.map((fact, place) => ({ ...fact, place })), [identity]);
  const columns: readonly Column<(typeof rows)[number]>[] = useMemo(
    () => [
      { id: 'at', title: words.common.time, value: (row) => row.at, shown: (row) => format.instant(row.at) },
      { id: 'what', title: said.columns.what, value: (row) => said.deeds[row.what] ?? row.what },
      { id: 'one', title: said.columns.one, value: (row) => row.one },
      { id: 'other', title: said.columns.other, value: (row) => row.other },
      { id: 'by', title: said.columns.by, value: (row) => who(sourceName(row.by)) },
      { id: 'why', title: said.columns.why, isLong: true, value: (row) => row.why, shown: (row) => row.why && <ServerSaid own={row.why} /> },
    ],
    [words, said, format, sourceName, who],
  );
  return (
    <DataTable label={said.history} columns={columns} rows={rows} keyOf={(row) => String(row.place)} empty={null}
      file={`identity-${nameOf(identity.customer)}`} sortedBy="joined" />
  );
}

function Identifiers({ identity }: { identity: Identities }) {
  const { words } = useWords();
  const said = words.customer.identity;
  const mayChange = useMay('customer:write');
  const { anyBut, split, merge, notUndone } = useChanges(identity);
  const [asked, setAsked] = useState<{ readonly split?: string } | undefined>(undefined);
  const close = () => setAsked(undefined);
  return (
    <Sheet title={said.title} sentence={said.sentence}
      tools={
        mayChange && (
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAsked({})}>
            {said.merge}
          </button>
        )
      }>
      {notUndone && <Trouble error={notUndone} />}
      <ul className={styles.list}>
        {identity.identifiers.map((each) => (
          <li key={each}>
            <code>{each}</code>
            {mayChange && identity.identifiers.length > 1 && (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAsked({ split: each })}>
                {said.split}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked && (asked.split === undefined ? <Merge run={merge} close={close} /> : <Split one={anyBut(asked.split)} other={asked.split} run={split} close={close} />)}
    </Sheet>
  );
}

type Change = { readonly one: string; readonly other: string; readonly isTogether: boolean };

/** Takes identifiers apart and together; each is the way back from the other. */
function useChanges(identity: Identities) {
  const said = useWords().words.customer.identity;
  const queries = useQueryClient();
  const tell = useTell();
  const change = async ({ one, other, isTogether }: Change) => {
    const path = { id: one };
    if (isTogether) await server.POST('/api/v1/customers/{id}/merge', { params: { path }, body: { with: other } });
    else await server.POST('/api/v1/customers/{id}/split', { params: { path }, body: { one, other } });
    await queries.invalidateQueries({ queryKey: ['customer'] });
    const told = isTogether ? said.mergeDone : said.splitDone;
    tell(told(other), { undo: () => back.mutate({ one, other, isTogether: !isTogether }) });
  };
  const back = useMutation({ mutationFn: change });
  const anyBut = (other: string) => identity.identifiers.find((each) => each !== other) ?? identity.customer;
  return {
    anyBut,
    split: (other: string) => change({ one: anyBut(other), other, isTogether: false }),
    merge: (other: string) => change({ one: identity.customer, other, isTogether: true }),
    notUndone: back.error,
  };
}

type ChangeProps = { readonly run: (other: string) => Promise<unknown>; readonly close: () => void };

function Split({ one, other, run, close }: ChangeProps & { readonly one: string; readonly other: string }) {
  const said = useWords().words.customer.identity;
  return (
    <Ask title={said.split} act={said.split} isDanger run={() => run(other)} close={close}>
      <p>{said.splitHelp(other)}</p>
      <Foreseen one={one} other={other} />
    </Ask>
  );
}

/** Who there would be after a split: what hung on an identifier goes along with it, or to somebody else. */
function Foreseen({ one, other }: { one: string; other: string }) {
  const { words, format } = useWords();
  const said = words.customer.identity;
  const foreseen = useQuery({
    queryKey: ['customer', one, 'split', other],
    queryFn: async () => answerOf(server.GET('/api/v1/customers/{id}/split', { params: { path: { id: one }, query: { one, other } } })),
  });
  if (foreseen.error) return <Trouble error={foreseen.error} />;
  if (!foreseen.data) return <Waiting rows={2} tall="row" />;
  return (
    <>
      <p>{said.afterwards}</p>
      <ul className={styles.list}>
        {foreseen.data.customers.map((each) => (
          <li key={each.customer}>
            <span>{each.identifiers.map((name) => <code key={name}>{name} </code>)}</span>
            <span>
              {words.numbers.pulse} <strong>{format.points(each.pulse)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Merge({ run, close }: ChangeProps) {
  const said = useWords().words.customer.identity;
  const [other, setOther] = useState('');
  return (
    <Ask title={said.mergeTitle} act={said.mergeAct} run={() => run(other.trim())} close={close}>
      <label className={controls.field}>
        {said.mergeWith}
        <input className={controls.input} value={other} required maxLength={500} autoComplete="off" spellCheck={false}
          onChange={(event) => setOther(event.target.value)} />
        <small>{said.mergeHelp}</small>
      </label>
    </Ask>
  );
}

function Profile({ customer }: { customer: string }) {
  const { words } = useWords();
  const said = words.customer.identity;
  const profile = useQuery({
    queryKey: ['customer', customer, 'profile'],
    queryFn: async () => answerOf(server.GET('/api/v1/customers/{id}/profile', { params: { path: { id: customer } } })),
  });
  if (profile.error) return <Trouble error={profile.error} again={() => void profile.refetch()} />;
  if (!profile.data) return <Waiting rows={3} tall="row" />;
  const traits = Object.entries(profile.data.traits);
  return (
    <Sheet title={said.profile} sentence={profile.data.masked ? said.masked : traits.length === 0 ? said.noProfile : undefined}>
      {traits.length > 0 && (
        <dl className={styles.vitals}>
          {traits.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Sheet>
  );
}
