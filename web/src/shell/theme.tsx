import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** What is on the screen: the system's choice, or a person's. */
export type Theme = 'light' | 'dark';

type Themes = {
  readonly theme: Theme;
  /** What a person chose; nothing while the system chooses. */
  readonly own: Theme | undefined;
  readonly setTheme: (theme: Theme | undefined) => void;
};

const Context = createContext<Themes>({ theme: 'light', own: undefined, setTheme: () => {} });
const DARK = '(prefers-color-scheme: dark)';

function chosen(): Theme | undefined {
  const stated = document.documentElement.dataset['theme'];
  return stated === 'dark' || stated === 'light' ? stated : undefined;
}

function remember(wanted: Theme | undefined): void {
  try {
    if (wanted === undefined) localStorage.removeItem('pulse.theme');
    else localStorage.setItem('pulse.theme', wanted);
  } catch {
    // Without storage it holds until the page is closed.
  }
}

export function InTheme({ children }: { children: ReactNode }) {
  const [own, setOwn] = useState(chosen);
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const system = matchMedia(DARK);
    const follow = () => setSystemDark(system.matches);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  const theme = own ?? (isSystemDark ? 'dark' : 'light');
  const themes = useMemo(
    () => ({
      theme,
      own,
      setTheme: (wanted: Theme | undefined) => {
        if (wanted === undefined) delete document.documentElement.dataset['theme'];
        else document.documentElement.dataset['theme'] = wanted;
        remember(wanted);
        setOwn(wanted);
      },
    }),
    [theme, own],
  );
  return <Context value={themes}>{children}</Context>;
}

export function useTheme(): Themes {
  return useContext(Context);
}
