import { useState } from 'react';
import { answerOf, type Schemas, server } from '../../api/client';
import { Ask } from '../../parts/Ask';
import controls from '../../parts/controls.module.css';
import { useWords } from '../../words/words';

export type Key = Schemas['AccessEndpointsKey'];

/** What a key may be allowed, the harmless first. */
export const SCOPES = [
  'customer:read',
  'figures:read',
  'pii:read',
  'ingest:write',
  'customer:write',
  'failed:write',
  'model:write',
  'person:erase',
  'admin',
] as const;

/** For how many days a key is good; 0 is for good. */
const LASTS = [30, 90, 365, 0] as const;

const DAY = 86_400_000;

/** Asks what a key is to be, and makes it; whoever asked shows its secret. */
export function NewKey({ close, made }: { close: () => void; made: (key: Key) => void }) {
  const { words } = useWords();
  const said = words.data.keys;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['customer:read']);
  const [days, setDays] = useState<number>(90);
  const [addresses, setAddresses] = useState('');
  const make = async () => {
    const listed = addresses.split(/[\s,]+/).filter((each) => each !== '');
    made(
      await answerOf(
        server.POST('/api/v1/keys', {
          body: {
            name,
            scopes: [...scopes],
            ...(listed.length > 0 && { addresses: listed }),
            ...(days > 0 && { expires_at: new Date(Date.now() + days * DAY).toISOString() }),
          },
        }),
      ),
    );
  };
  const turn = (scope: string, isOn: boolean) =>
    setScopes(isOn ? [...scopes, scope] : scopes.filter((each) => each !== scope));
  return (
    <Ask title={said.make} act={said.makeAct} close={close} run={make} isBarred={scopes.length === 0}>
      <label className={controls.field}>
        {said.name}
        <input className={controls.input} value={name} required maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        <small>{said.nameHelp}</small>
      </label>
      <fieldset className={controls.choices}>
        <legend>{said.scopes}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className={controls.choice}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => turn(scope, event.target.checked)} />
            <code>{scope}</code>
            <small>{said.scopeHelp[scope]}</small>
          </label>
        ))}
      </fieldset>
      <label className={controls.field}>
        {said.expires}
        <select className={controls.input} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {LASTS.map((each) => (
            <option key={each} value={each}>
              {said.lasts[each]}
            </option>
          ))}
        </select>
      </label>
      <label className={controls.field}>
        {said.addresses}
        <input className={controls.input} value={addresses} autoComplete="off" placeholder="10.1.0.0/16" onChange={(event) => setAddresses(event.target.value)} />
        <small>{said.addressesHelp}</small>
      </label>
    </Ask>
  );
}
