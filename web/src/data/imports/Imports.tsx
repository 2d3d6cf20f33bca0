import { Link } from 'wouter';
import { Facts } from '../../parts/Facts';
import { Sheet } from '../../parts/Sheet';
import { Snippet } from '../../parts/states';
import { useWords } from '../../words/words';
import styles from '../Data.module.css';
import { useAccounting, useSources } from '../queries';
import { BringIn } from './BringIn';
import { ImportList } from './ImportList';

/** How files are brought in, how far each is, and what became of those that were. */
export function Imports() {
  return (
    <>
      <BringIn />
      <ImportList />
      <Together />
      <ByCommand />
    </>
  );
}

function Together() {
  const { words, format } = useWords();
  const said = words.data.imports;
  const account = useAccounting().data?.sources['import'];
  if (!account) return null;
  return (
    <Sheet title={said.together} sentence={said.togetherHelp}>
      <Facts
        of={[
          [words.data.account.accepted, format.number(account.accepted)],
          [words.data.account.stored, format.number(account.stored)],
          [words.data.account.duplicate, format.number(account.duplicate)],
          [words.data.account.failed, format.number(account.failed)],
          [words.data.account.open, account.failed_open > 0 && <Link key="open" href="/data/failed?source=import">{format.number(account.failed_open)}</Link>],
        ]}
      />
    </Sheet>
  );
}

function ByCommand() {
  const { words } = useWords();
  const said = words.data.imports;
  const source = useSources().data?.sources.find((each) => each.write_key !== undefined && each.kind === 'segment' && each.enabled);
  const key = source?.write_key ?? said.yourKey;
  return (
    <Sheet title={said.byCommand} sentence={said.byCommandHelp}>
      <div className={styles.samples}>
        <section>
          <h3>{said.lines}</h3>
          <Snippet text={`./pulse import shop.jsonl --server ${location.origin} --key ${key}`} />
        </section>
        <section>
          <h3>{said.tables}</h3>
          <Snippet text={`./pulse import orders.csv --mapping orders.yaml --server ${location.origin} --key ${key}`} />
        </section>
        <section>
          <h3>{said.stopped}</h3>
          <Snippet text="./pulse import shop.jsonl --data ./shop" />
        </section>
      </div>
      {!source && (
        <p className={styles.note}>
          <Link href="/data/sources">{said.needsSource}</Link>
        </p>
      )}
    </Sheet>
  );
}
