import { Link } from 'wouter';
import styles from './Tabs.module.css';

type Tab = { readonly name: string; readonly text: string; readonly href: string };

/** The parts of a page; each has an address. */
export function Tabs({ label, tabs, at }: { label: string; tabs: readonly Tab[]; at: string }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.name} href={tab.href} className={styles.tab} aria-current={tab.name === at ? 'page' : undefined}>
          {tab.text}
        </Link>
      ))}
    </nav>
  );
}
