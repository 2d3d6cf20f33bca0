import type { ReactNode } from 'react';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';
import { Empty } from './states';

/** Shows its children to those who may see them, and tells others why they may not. */
export function Needs({ scope, children }: { scope: string; children: ReactNode }) {
  const { words } = useWords();
  if (useMay(scope)) return <>{children}</>;
  return (
    <Empty title={words.common.locked}>
      <p>{words.common.needs(scope)}</p>
    </Empty>
  );
}
