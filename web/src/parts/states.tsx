import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { useWords } from '../words/words';
import controls from './controls.module.css';
import { Copy } from './Copy';
import { FlawSaid, ProblemSaid } from './Reason';
import styles from './states.module.css';

/** Where something will stand: shown while it is waited for. */
export function Waiting({ tall = 'chart', rows = 1 }: { tall?: 'row' | 'chart'; rows?: number }) {
  const { words } = useWords();
  return (
    <div role="status">
      <span className="hidden-but-read">{words.common.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.waiting} data-tall={tall} />
      ))}
    </div>
  );
}

/** What is missing, why, and what to do about it. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Commands to copy. */
export function Snippet({ text }: { text: string }) {
  return (
    <>
      <pre className={styles.snippet} tabIndex={0}>{text}</pre>
      <Copy text={text} />
    </>
  );
}

/** Something went wrong: what, what to do, and the name under which the server's log has it. */
export function Trouble({ error, again }: { error: unknown; again?: (() => void) | undefined }) {
  const { words } = useWords();
  const problem = error instanceof Problem ? error : undefined;
  return (
    <div role="alert" className={styles.problem}>
      <strong>{problem ? <ProblemSaid problem={problem} /> : words.common.unexpected}</strong>
      {problem?.flaws.map((flaw) => (
        <span key={`${flaw.pointer} ${flaw.message}`}>
          <FlawSaid flaw={flaw} />
        </span>
      ))}
      {again && (
        <button type="button" className={controls.button} onClick={again}>
          {words.common.again}
        </button>
      )}
      {problem?.requestId && <small>{words.common.request(problem.requestId)}</small>}
    </div>
  );
}
