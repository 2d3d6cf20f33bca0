import styles from './Mark.module.css';

/** The name of the house, with a beat. */
export function Mark() {
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 32 20" aria-hidden="true">
        <path d="M1 12h8l2-3 2 3h2l2-10 3 16 2-6h9" />
      </svg>
      <span>Pulse</span>
    </span>
  );
}
