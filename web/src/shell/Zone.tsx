import { useWords } from '../words/words';
import styles from './PageHead.module.css';

/** In which time zone instants are told; always to be seen, and changed in the settings. */
export function Zone() {
  const { words, format } = useWords();
  return (
    <span className={styles.zone} title={words.shell.zone}>
      {format.zone}
    </span>
  );
}
