import { useWords } from '../words/words';
import styles from './Stage.module.css';

/** The stages in the order of a relationship's life. */
export const STAGES = ['new', 'growing', 'thriving', 'steady', 'fading', 'dormant', 'lost', 'revived'] as const;

/** A stage by its name and colour. */
export function Stage({ stage }: { stage: string }) {
  const { words } = useWords();
  return (
    <span className={styles.stage} data-stage={stage}>
      {words.numbers.stages[stage] ?? stage}
    </span>
  );
}
