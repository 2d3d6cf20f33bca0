import { Dialog, DialogHeading } from '@ariakit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { segmentOf } from '../address/segment';
import { server } from '../api/client';
import controls from '../parts/controls.module.css';
import { Sheet } from '../parts/Sheet';
import { Trouble } from '../parts/states';
import { useMay } from '../shell/session';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';

/** The ways to take out or to erase all that is kept of a customer. */
export function Privacy({ customer }: { customer: string }) {
  const { words } = useWords();
  const said = words.customer.privacy;
  const mayExport = useMay('pii:read');
  const mayErase = useMay('person:erase');
  const [isAsking, setAsking] = useState(false);
  const place = `/api/v1/customers/${segmentOf(customer)}/export`;
  return (
    <Sheet title={said.title}>
      <div className={controls.row}>
        {mayExport && (
          <>
            <a className={controls.button} href={place} download>
              {said.exportJson}
            </a>
            <a className={controls.button} href={`${place}?format=csv`} download>
              {said.exportCsv}
            </a>
          </>
        )}
        {mayErase && (
          <button type="button" className={controls.danger} onClick={() => setAsking(true)}>
            {said.erase}
          </button>
        )}
      </div>
      {isAsking && <Erase customer={customer} close={() => setAsking(false)} />}
    </Sheet>
  );
}

/** Erasing has no way back, so its name has to be typed. */
function Erase({ customer, close }: { customer: string; close: () => void }) {
  const { words } = useWords();
  const said = words.customer.privacy;
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const name = nameOf(customer);
  const erase = useMutation({
    mutationFn: () => server.DELETE('/api/v1/customers/{id}', { params: { path: { id: customer } } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Dialog open onClose={close} className={controls.dialog} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{said.eraseTitle}</DialogHeading>
      <p>{erase.isSuccess ? said.erased : said.eraseText}</p>
      {erase.isSuccess ? null : (
        <label className={controls.field}>
          {said.eraseType(name)}
          <input className={controls.input} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </label>
      )}
      {erase.error && <Trouble error={erase.error} />}
      <div className={controls.end}>
        <button type="button" className={controls.button} onClick={close}>
          {erase.isSuccess ? words.common.close : words.common.cancel}
        </button>
        {erase.isSuccess ? null : (
          <button type="button" className={controls.danger} disabled={typed !== name || erase.isPending} onClick={() => erase.mutate()}>
            {said.eraseTitle}
          </button>
        )}
      </div>
    </Dialog>
  );
}
