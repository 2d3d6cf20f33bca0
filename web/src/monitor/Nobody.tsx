import { Link } from 'wouter';
import controls from '../parts/controls.module.css';
import { Empty, Trouble } from '../parts/states';
import { useSampleChange } from '../shell/sample';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';

/** Nobody is known yet: how the first customer comes in, and a made-up shop to look at until then. */
export function Nobody() {
  const { words } = useWords();
  const mayLoad = useMay('admin');
  const load = useSampleChange('load');
  return (
    <Empty title={words.monitor.empty.title}>
      <p>{words.monitor.empty.text}</p>
      <div className={controls.row}>
        <Link href="/data/sources" className={controls.main}>
          {words.monitor.empty.send}
        </Link>
        {mayLoad && (
          <button type="button" className={controls.button} disabled={load.isPending} onClick={() => load.mutate()}>
            {words.monitor.empty.sample}
          </button>
        )}
      </div>
      {load.error && <Trouble error={load.error} />}
    </Empty>
  );
}
