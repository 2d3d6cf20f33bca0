import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { useSourceName } from '../data/queries';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { Plain } from '../parts/Plain';
import { ServerSaid } from '../parts/Reason';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';
import styles from './Customer.module.css';

/** By what a customer is known, how that came together, and how to take it apart. */
export function Identity({ customer }: { customer: string }) {
  const { words, format } = useWords();
  const maySee = useMay('pii:read');
  const said = words.customer.identity;
  const sourceName = useSourceName();
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
        {identity.data.history.length > 0 && (
          <Plain label={said.history} header={[words.common.time, ...Object.values(said.columns)]}
            rows={identity.data.history.map((fact) => [format.instant(fact.at), said.deeds[fact.what] ?? fact.what, fact.one, fact.other, sourceName(fact.by), fact.why && <ServerSaid own={fact.why} />])} />
        )}
      </Sheet>
    </>
  );
}

function Identifiers({ identity }: { identity: Schemas['IdentityIdentity'] }) {
  const { words } = useWords();
  const said = words.customer.identity;
  const queries = useQueryClient();
  const mayChange = useMay('customer:write');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const split = async (other: string) => {
    const one = identity.identifiers.find((each) => each !== other) ?? identity.customer;
    await server.POST('/api/v1/customers/{id}/split', { params: { path: { id: identity.customer } }, body: { one, other } });
    await queries.invalidateQueries({ queryKey: ['customer'] });
  };
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      <ul className={styles.list}>
        {identity.identifiers.map((each) => (
          <li key={each}>
            <code>{each}</code>
            {mayChange && identity.identifiers.length > 1 && (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setChosen(each)}>
                {said.split}
              </button>
            )}
          </li>
        ))}
      </ul>
      {chosen !== undefined && (
        <Ask title={said.split} act={said.split} isDanger run={() => split(chosen)} close={() => setChosen(undefined)}>
          <p>{said.splitHelp(chosen)}</p>
        </Ask>
      )}
    </Sheet>
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
