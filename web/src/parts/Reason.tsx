import type { Flaw, Problem } from '../api/problem';
import { saidOf, type Told } from '../words/phrases';
import { fieldOf, toldOf, uncountedOf } from '../words/refusals';
import { useWords } from '../words/words';

/** Why something was refused, in the language of the screens by its code; `own` is what the server said. */
export function Reason({ code, own }: { code: string; own: string }) {
  const { words } = useWords();
  return <Said told={toldOf(words.refusals, 'sentences', code, own)} />;
}

/** Why the server did not do something, or that nothing was heard from it. */
export function ProblemSaid({ problem }: { problem: Problem }) {
  const { words } = useWords();
  if (problem.code === 'unreachable') return words.common.unreachable;
  if (problem.message === '') return words.common.answered(problem.status);
  return <Reason code={problem.code} own={problem.message} />;
}

/** What is wrong with a field, behind its name. */
export function FlawSaid({ flaw, isNamed = true }: { flaw: Flaw; isNamed?: boolean }) {
  const { words } = useWords();
  const field = isNamed ? fieldOf(words.refusals.fields, flaw.pointer) : '';
  return (
    <>
      {field && `${field}: `}
      <Said told={toldOf(words.refusals, 'flaws', flaw.code, flaw.message)} />
    </>
  );
}

/** What the server says of something that has no code. */
export function ServerSaid({ own }: { own: string }) {
  const { words } = useWords();
  return <Said told={saidOf(words.refusals.phrases, own)} />;
}

/** Why something does not count, by what was noticed about it. */
export function Uncounted({ marks, own }: { marks: readonly string[]; own: string }) {
  const { words } = useWords();
  return <Said told={uncountedOf(words.refusals, marks, own)} />;
}

/** The server speaks English, and is read aloud as such. */
function Said({ told: { text, own } }: { told: Told }) {
  return (
    <>
      {text}
      {text && own && ' '}
      {own && <span lang="en">{own}</span>}
    </>
  );
}
