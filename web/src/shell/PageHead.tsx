import type { ReactNode } from 'react';
import { useEffect } from 'react';
import styles from './PageHead.module.css';

type Props = {
  readonly title: string;
  /** Which part of the page is shown, for the window's title. */
  readonly part?: string | undefined;
  readonly children?: ReactNode;
};

/** The title of a page, in the page and in the window, and what belongs to all of it. */
export function PageHead({ title, part, children }: Props) {
  useEffect(() => {
    document.title = `${part ? `${part} · ` : ''}${title} · Pulse`;
  }, [title, part]);
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
