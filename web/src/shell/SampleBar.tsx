import { lazy, Suspense, useState } from 'react';
import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';
import { useSample } from './sample';
import styles from './SampleBar.module.css';
import { useMay } from './session';

const RemoveSample = lazy(() => import('./RemoveSample'));

/** Says that what is shown is made up, and takes it out on request; shows nothing where all is real. */
export function SampleBar() {
  const { words, format } = useWords();
  const [isAsking, setAsking] = useState(false);
  const mayRemove = useMay('admin');
  const sample = useSample();
  if (!sample?.present) return null;
  const said = words.shell.sample;
  const customers = format.number(sample.customers);
  const text = {
    loading: said.loading(customers, format.number(sample.expected_customers)),
    removing: said.removing(customers),
  }[sample.state] ?? said.present;
  return (
    <div className={styles.bar} role="status">
      <span>{text}</span>
      {mayRemove && sample.state !== 'removing' && (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAsking(true)}>
          {said.remove}
        </button>
      )}
      <Suspense>{isAsking && <RemoveSample customers={customers} close={() => setAsking(false)} />}</Suspense>
    </div>
  );
}
