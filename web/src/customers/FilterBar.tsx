import { Dialog, DialogHeading } from '@ariakit/react';
import { type FormEvent, useState } from 'react';
import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Stage, STAGES } from '../parts/Stage';
import { useWords } from '../words/words';
import styles from './Customers.module.css';
import { FILTERS } from './filters';

/** The filters that hold, as pills that can be taken away, and the way to more. */
export function FilterBar() {
  const { words } = useWords();
  const address = useAddress();
  const [isOpen, setOpen] = useState(false);
  const said = words.customers;
  const stages = words.numbers.stages;
  const told = (name: string, value: string) =>
    `${said.filters[name]}: ${name === 'stage' ? value.split(',').map((each) => stages[each] ?? each).join(', ') : value}`;
  return (
    <>
      <button type="button" className={controls.button} onClick={() => setOpen(true)}>
        {said.filter}
      </button>
      {FILTERS.map(({ name }) => {
        const value = address.get(name);
        if (value === '') return null;
        return (
          <button key={name} type="button" className={controls.pill} aria-label={said.removeFilter(told(name, value))}
            onClick={() => address.set({ [name]: '' })}>
            {told(name, value)} <span aria-hidden="true">×</span>
          </button>
        );
      })}
      {isOpen && <FilterForm close={() => setOpen(false)} />}
    </>
  );
}

/** All filters at once. */
function FilterForm({ close }: { close: () => void }) {
  const { words } = useWords();
  const address = useAddress();
  const chosen = address.get('stage').split(',');
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const texts = FILTERS.filter((filter) => filter.kind !== 'stages').map(({ name }) => [name, String(form.get(name) ?? '').trim()]);
    address.set({ ...Object.fromEntries(texts), stage: form.getAll('stage').join(',') });
    close();
  };
  return (
    <Dialog open onClose={close} className={controls.dialog} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{words.customers.filter}</DialogHeading>
      <form className={styles.form} onSubmit={apply}>
        <fieldset>
          <legend>{words.numbers.stage}</legend>
          {STAGES.map((stage) => (
            <label key={stage}>
              <input type="checkbox" name="stage" value={stage} defaultChecked={chosen.includes(stage)} />
              <Stage stage={stage} />
            </label>
          ))}
        </fieldset>
        {FILTERS.filter((filter) => filter.kind !== 'stages').map(({ name, kind }) => (
          <label key={name} className={controls.field}>
            {words.customers.filters[name]}
            <input className={controls.input} name={name} defaultValue={address.get(name)}
              placeholder={words.customers.units[name]}
              type={kind === 'day' ? 'date' : kind === 'number' ? 'number' : 'text'} step="any" maxLength={200} />
          </label>
        ))}
        <div className={`${controls.end} ${styles.whole}`}>
          <button type="button" className={controls.button} onClick={close}>
            {words.common.cancel}
          </button>
          <button type="submit" className={controls.main}>
            {words.customers.filter}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
