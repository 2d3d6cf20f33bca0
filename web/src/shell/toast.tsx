import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';
import { Icon } from './Shell';
import styles from './toast.module.css';

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
};

/** Says that something is done; with a way back, if there is one. */
type Tell = (text: string, how?: { undo?: () => void }) => void;

const Context = createContext<Tell>(() => {});

/** How long a toast stays, in milliseconds; it stays longer while it is pointed at or holds the focus. */
const STAYS = 10_000;
const MOST = 4;

let last = 0;

/** Shows for a while what has been done, and reads it aloud. */
export function InToasts({ children }: { children: ReactNode }) {
  const { words } = useWords();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const tell = useCallback<Tell>((text, how = {}) => {
    last += 1;
    const toast = { id: last, text, undo: how.undo };
    setToasts((before) => [...before, toast].slice(-MOST));
  }, []);
  const remove = useCallback((id: number) => setToasts((before) => before.filter((each) => each.id !== id)), []);
  return (
    <Context value={tell}>
      {children}
      <section className={styles.toasts} aria-label={words.shell.messages}>
        <ol aria-live="polite" aria-relevant="additions">
          {toasts.map((toast) => (
            <Shown key={toast.id} toast={toast} remove={remove} />
          ))}
        </ol>
      </section>
    </Context>
  );
}

function Shown({ toast, remove }: { toast: Toast; remove: (id: number) => void }) {
  const { words } = useWords();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => remove(toast.id), STAYS);
    return () => clearTimeout(timer);
  }, [isHeld, toast.id, remove]);
  const { undo } = toast;
  return (
    <li className={styles.toast} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span>{toast.text}</span>
      {undo && (
        <button type="button" className={`${controls.button} ${controls.small}`}
          onClick={() => {
            remove(toast.id);
            undo();
          }}>
          {words.common.undo}
        </button>
      )}
      <button type="button" className={controls.icon} aria-label={words.common.close} onClick={() => remove(toast.id)}>
        <Icon path="M6 6l12 12M18 6L6 18" />
      </button>
    </li>
  );
}

export function useTell(): Tell {
  return useContext(Context);
}
