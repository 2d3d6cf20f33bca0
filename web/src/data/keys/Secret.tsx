import { Copy } from '../../parts/Copy';
import styles from '../Data.module.css';

/** A secret that is shown once, to be copied. */
export function Secret({ text, label }: { text: string; label: string }) {
  return (
    <div className={styles.secret}>
      <code>{text}</code>
      <Copy text={text} label={label} />
    </div>
  );
}
