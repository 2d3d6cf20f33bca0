import { useEffect, useState } from 'react';
import { useWords } from '../words/words';
import controls from './controls.module.css';

/** Puts a text into the clipboard, and says that it did. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const { words } = useWords();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), 2_000);
    return () => clearTimeout(timer);
  }, [isDone]);
  return (
    <>
      <button type="button" className={`${controls.button} ${controls.small}`} aria-label={label}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}>
        {isDone ? words.common.copied : words.common.copy}
      </button>
      <span role="status" className="hidden-but-read">
        {isDone && words.common.copied}
      </span>
    </>
  );
}
