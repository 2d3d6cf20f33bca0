import { Link } from 'wouter';
import { customerLink } from '../address/address';
import controls from '../parts/controls.module.css';
import type { Happening } from '../shell/live';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import styles from './Debugger.module.css';

/** The first event of one's own: a beat, and the way to the customer who has it. */
export function FirstEvent({ happening }: { happening: Happening }) {
  const { words, format } = useWords();
  const said = words.data.live;
  return (
    <div className={styles.first} role="status">
      <svg viewBox="0 0 120 32" aria-hidden="true">
        <path pathLength="1" d="M0 18h34l6-7 6 7h6l5-15 8 26 6-17 5 6h44" />
      </svg>
      <div>
        <strong>{said.first}</strong>
        <p>{said.firstHelp(nameOf(happening.customer), format.points(happening.now?.pulse ?? 0))}</p>
      </div>
      <Link href={customerLink(happening.customer)} className={controls.main}>
        {said.firstLink}
      </Link>
    </div>
  );
}
