import { type ReactNode, useId } from 'react';
import styles from './Sheet.module.css';

type Props = {
  readonly title: string;
  /** What is to be seen, said in words. */
  readonly sentence?: ReactNode;
  readonly tools?: ReactNode;
  readonly children?: ReactNode;
};

/** A part of a page, with its title and what it says in a sentence. */
export function Sheet({ title, sentence, tools, children }: Props) {
  const id = useId();
  return (
    <section className={styles.sheet} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {tools && <div className={styles.tools}>{tools}</div>}
        {sentence && <p className={styles.sentence}>{sentence}</p>}
      </div>
      {children}
    </section>
  );
}
