import { Link } from 'wouter';
import { Facts } from '../../parts/Facts';
import { Show } from '../../parts/Show';
import { useWords } from '../../words/words';
import styles from '../Data.module.css';
import { type Source, useAccounting } from '../queries';
import { LastEvent } from './LastEvent';
import { Samples } from './Samples';

/** A source with its write key or address, and what to copy for a first event. */
export function SourceShown({ source, close }: { source: Source; close: () => void }) {
  const { words, format } = useWords();
  const said = words.data.sources;
  const account = useAccounting().data?.sources[source.id];
  const options = Object.entries(source.options).map(([name, value]): [string, string] => [name, value]);
  return (
    <Show title={source.name} close={close} isWide>
      <Facts
        of={[
          [said.kind, said.kinds[source.kind as keyof typeof said.kinds] ?? source.kind],
          [said.id, <code key="id">{source.id}</code>],
          [said.writeKey, source.write_key && <code key="key">{source.write_key}</code>],
          [said.secret, source.has_secret ? said.hasSecret : ''],
          ...options,
          [said.last, account && <LastEvent key="last" account={account} />],
          [said.made, `${format.instant(source.made_at)}`],
          [said.changed, source.changed_at === source.made_at ? '' : format.instant(source.changed_at)],
        ]}
      />
      {source.write_key && <p className={styles.note}>{said.writeKeyHelp}</p>}
      {!source.enabled && <p>{said.offHelp}</p>}
      <Samples source={source} />
      <p>
        <Link href="/data/debugger">{said.toDebugger}</Link>
      </p>
    </Show>
  );
}
