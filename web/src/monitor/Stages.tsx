import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { linkTo } from '../address/address';
import { Figure } from '../parts/Figure';
import { Stage, STAGES } from '../parts/Stage';
import { useWords } from '../words/words';
import styles from './Monitor.module.css';

/** How many customers are in which stage; each leads to them. */
export function Stages({ population }: { population: Schemas['PopulationPopulationNow'] }) {
  const { words, format } = useWords();
  const said = words.monitor.stages;
  const byStage = new Map(population.stages.map((each) => [each.stage, each]));
  const most = population.stages.reduce((one, other) => (other.count > one.count ? other : one), population.stages[0]!);
  const highest = Math.max(1, most.count);
  return (
    <Figure
      title={said.title}
      sentence={said.sentence(words.numbers.stages[most.stage] ?? most.stage, format.share(most.share))}
      header={[words.numbers.stage, said.count, said.share, said.pulse]}
      rows={population.stages.map((each) => [each.stage, each.count, each.share, each.pulse])}
      file="stages"
    >
      <div className={styles.bars}>
        {STAGES.map((stage) => {
          const share = byStage.get(stage);
          return (
            <Link key={stage} href={linkTo('/customers', { stage })} className={styles.bar} title={words.numbers.stageRules[stage]}>
              <Stage stage={stage} />
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * (share?.count ?? 0)) / highest} height="10" rx="0.6" fill={`var(--stage-${stage})`} />
              </svg>
              <span>
                {format.number(share?.count ?? 0)} · {format.share(share?.share ?? 0)}
              </span>
            </Link>
          );
        })}
      </div>
    </Figure>
  );
}
