import { useWords } from '../words/words';
import styles from './Model.module.css';

/** The whole file of a catalog, as YAML. */
export function CatalogText({ text, isReadOnly, change }: { text: string; isReadOnly: boolean; change: (text: string) => void }) {
  const { words } = useWords();
  return (
    <label className={styles.file}>
      <span>{words.model.catalog.text}</span>
      <textarea value={text} readOnly={isReadOnly} spellCheck={false} autoComplete="off" rows={28} wrap="off" onChange={(event) => change(event.target.value)} />
    </label>
  );
}
