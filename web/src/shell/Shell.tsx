import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import controls from '../parts/controls.module.css';
import { Once } from '../parts/Once';
import { useWords } from '../words/words';
import { useKeys } from './keys';
import { useLive } from './live';
import { Mark } from './Mark';
import { useMotion } from './motion';
import { fetchPages, PAGES } from './pages';
import { useIsSampleKnown } from './sample';
import { SampleBar } from './SampleBar';
import styles from './Shell.module.css';
import { useTheme } from './theme';

const loadPalette = () => import('./Palette');
const Person = lazy(() => import('./Person'));
const Palette = lazy(loadPalette);
const Shortcuts = lazy(() => import('./Shortcuts'));

/** The frame around every page: where to go, what to look for, and how it is shown. */
export function Shell({ children }: { children: ReactNode }) {
  const isSampleKnown = useIsSampleKnown();
  const { words } = useWords();
  const [path, go] = useLocation();
  const [layer, setLayer] = useState<'palette' | 'shortcuts' | undefined>(undefined);
  const motion = useMotion();
  const { theme, setTheme } = useTheme();
  const close = () => setLayer(undefined);
  useTopOfNewPages(path);
  const isCalm = useIsCalm();
  useFetchedAhead(isCalm);
  useKeys({
    'mod+k': () => setLayer('palette'),
    '/': () => setLayer('palette'),
    '?': () => setLayer('shortcuts'),
    ...Object.fromEntries(PAGES.map((page) => [`g ${page.key}`, () => go(page.path)])),
    m: motion.toggle,
    t: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
  });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {words.shell.skip}
      </a>
      <header className={styles.bar}>
        <Link href="/" className={styles.home}>
          <Mark />
        </Link>
        <button type="button" className={styles.search} onClick={() => setLayer('palette')}>
          <span>{words.shell.search}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <LiveChip />
        <button type="button" className={controls.icon} onClick={motion.toggle}
          aria-label={motion.isMoving ? words.shell.motion.pause : words.shell.motion.resume}>
          <Icon path={motion.isMoving ? 'M8 5v14M16 5v14' : 'M8 5l11 7-11 7Z'} />
        </button>
        <button type="button" className={controls.icon} onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
          aria-label={theme === 'dark' ? words.shell.theme.light : words.shell.theme.dark}>
          <Icon path={theme === 'dark' ? 'M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z' : 'M20 14a8 8 0 1 1-10-10 7 7 0 0 0 10 10Z'} />
        </button>
        <Suspense fallback={<span className={styles.person} />}>
          {isCalm ? <Person /> : <span className={styles.person} />}
        </Suspense>
      </header>
      <nav className={styles.pages} aria-label={words.shell.navigation}>
        {PAGES.map((page) => (
          <Link key={page.name} href={page.path} className={styles.page}
            aria-current={isAt(path, page.path) ? 'page' : undefined}>
            <Icon path={page.icon} />
            <span>{words.shell.pages[page.name]}</span>
          </Link>
        ))}
      </nav>
      <main id="content" className={styles.content} tabIndex={-1}>
        <SampleBar />
        <Once holds={isSampleKnown}>{children}</Once>
      </main>
      <Suspense>
        {layer === 'palette' && <Palette close={close} />}
        {layer === 'shortcuts' && <Shortcuts close={close} />}
      </Suspense>
    </div>
  );
}

/** Fetched while nobody waits: the palette, which opens at once so that no letter typed is lost, and the other pages. */
function useFetchedAhead(isCalm: boolean) {
  useEffect(() => {
    if (!isCalm) return;
    void loadPalette();
    soon(fetchPages);
  }, [isCalm]);
}

/** Whether all that the first page asked for has been answered, and been drawn. */
function useIsCalm(): boolean {
  const queries = useQueryClient();
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    // What is asked later, again and again, does not concern the frame.
    if (isCalm) return;
    const isAnswered = () => queries.isFetching() === 0;
    const look = () => isAnswered() && soon(() => isAnswered() && setCalm(true));
    look();
    return queries.getQueryCache().subscribe(look);
  }, [isCalm, queries]);
  return isCalm;
}

/** Does a task when the browser has nothing else to do; not every browser tells. */
function soon(task: () => void): void {
  (window.requestIdleCallback ?? setTimeout)(task);
}

/** A page begins at its top, unless one goes back to it. */
function useTopOfNewPages(path: string) {
  const before = useRef({ path, wentBack: false });
  useEffect(() => {
    const note = () => (before.current.wentBack = location.pathname !== before.current.path);
    addEventListener('popstate', note);
    return () => removeEventListener('popstate', note);
  }, []);
  useEffect(() => {
    if (before.current.path !== path && !before.current.wentBack) scrollTo({ top: 0 });
    before.current = { path, wentBack: false };
  }, [path]);
}

function isAt(path: string, page: string): boolean {
  return page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`);
}

export function Icon({ path }: { path: string }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function LiveChip() {
  const { words } = useWords();
  const { state } = useLive();
  return (
    <span className={styles.live} data-state={state} role="status" title={words.shell.liveHelp}>
      {words.shell.live[state]}
    </span>
  );
}
