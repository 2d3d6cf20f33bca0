import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** Whether pictures are to move; nothing said leaves it to the system. */
type Wish = 'moving' | 'still' | undefined;

type Motion = {
  /** Whether pictures move: they do unless somebody paused them or asked the system for less motion. */
  readonly isMoving: boolean;
  readonly toggle: () => void;
  /** What was chosen for good, and not for this moment. */
  readonly wish: Wish;
  readonly setWish: (wish: Wish) => void;
};

const Context = createContext<Motion>({ isMoving: false, toggle: () => {}, wish: undefined, setWish: () => {} });
const LESS = '(prefers-reduced-motion: reduce)';

function remembered(): Wish {
  try {
    const wish = localStorage.getItem('pulse.motion');
    return wish === 'moving' || wish === 'still' ? wish : undefined;
  } catch {
    return undefined;
  }
}

function remember(wish: Wish): void {
  try {
    if (wish === undefined) localStorage.removeItem('pulse.motion');
    else localStorage.setItem('pulse.motion', wish);
  } catch {
    // Without storage it holds until the page is closed.
  }
}

function isMovingBy(wish: Wish): boolean {
  return wish === undefined ? !matchMedia(LESS).matches : wish === 'moving';
}

export function InMotion({ children }: { children: ReactNode }) {
  const [wish, setOwn] = useState(remembered);
  const [isMoving, setMoving] = useState(() => isMovingBy(wish));
  useEffect(() => {
    const system = matchMedia(LESS);
    const follow = () => setMoving(isMovingBy(wish));
    follow();
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [wish]);
  const motion = useMemo(
    () => ({
      isMoving,
      toggle: () => setMoving((before) => !before),
      wish,
      setWish: (wanted: Wish) => {
        remember(wanted);
        setOwn(wanted);
      },
    }),
    [isMoving, wish],
  );
  return <Context value={motion}>{children}</Context>;
}

export function useMotion(): Motion {
  return useContext(Context);
}
