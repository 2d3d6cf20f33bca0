import { Snippet } from '../../parts/states';
import { useWords } from '../../words/words';
import styles from '../Data.module.css';
import type { Source } from '../queries';
import { samplesOf } from './snippets';

/** What to copy so that a source gets its first event. */
export function Samples({ source }: { source: Source }) {
  const { words } = useWords();
  return (
    <div className={styles.samples}>
      {samplesOf(source, location.origin).map((sample) => (
        <section key={sample.name}>
          <strong>{words.data.sources.samples[sample.name]}</strong>
          <Snippet text={sample.text} />
        </section>
      ))}
    </div>
  );
}
