import type { ReactNode } from 'react';
import styles from './Once.module.css';

/** What is not seen until something holds; it asks for its numbers meanwhile, and stands where it will stay. */
export function Once({ holds, children }: { holds: boolean; children: ReactNode }) {
  return <div className={holds ? styles.seen : styles.unseen}>{children}</div>;
}
