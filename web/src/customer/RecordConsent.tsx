import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { server } from '../api/client';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';

/** The longest word and text the server takes. */
const WORD_MAX = 64;
const TEXT_MAX = 500;

const FIRST = { purpose: '', channel: '', granted: true, source: '', wording: '' };

type Props = {
  readonly customer: string;
  /** What this customer has said something of before. */
  readonly purposes: readonly string[];
  readonly close: () => void;
};

/** Enters what a customer said elsewhere: on the telephone, in a letter. */
export function RecordConsent({ customer, purposes, close }: Props) {
  const { words } = useWords();
  const said = words.customer.consent;
  const queries = useQueryClient();
  const tell = useTell();
  const [typed, setTyped] = useState({ ...FIRST, purpose: purposes[0] ?? '' });
  const change = (part: Partial<typeof FIRST>) => setTyped({ ...typed, ...part });
  const record = async () => {
    await server.POST('/api/v1/customers/{id}/consent', { params: { path: { id: customer } }, body: typed });
    await queries.invalidateQueries({ queryKey: ['customer', customer, 'consent'] });
    tell(said.recorded);
  };
  const text = (name: 'purpose' | 'channel' | 'source' | 'wording', max: number, help: string, isRequired: boolean) => (
    <label className={controls.field}>
      {said[name]}
      <input className={controls.input} value={typed[name]} required={isRequired} maxLength={max} autoComplete="off"
        onChange={(event) => change({ [name]: event.target.value })} />
      <small>{help}</small>
    </label>
  );
  return (
    <Ask title={said.recordTitle} act={said.recordAct} run={record} close={close}>
      {text('purpose', WORD_MAX, said.purposeHelp, true)}
      {text('channel', WORD_MAX, said.channelHelp, false)}
      <label className={controls.field}>
        {said.said}
        <select className={controls.input} value={String(typed.granted)} onChange={(event) => change({ granted: event.target.value === 'true' })}>
          <option value="true">{said.states(true)}</option>
          <option value="false">{said.states(false)}</option>
        </select>
      </label>
      {text('source', TEXT_MAX, said.sourceHelp, true)}
      {text('wording', TEXT_MAX, said.wordingHelp, false)}
      <p>{said.kept}</p>
    </Ask>
  );
}
