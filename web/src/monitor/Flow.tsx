import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { linkTo } from '../address/address';
import { answerOf, server } from '../api/client';
import { Figure } from '../parts/Figure';
import { Stage } from '../parts/Stage';
import { Trouble, Waiting } from '../parts/states';
import { useWords } from '../words/words';
import styles from './Monitor.module.css';
import { Reading } from './Reading';

/** Over how many days moves are counted. */
const CHOICES = [1, 7, 28, 90];
const SHOWN = 9;

/** How many customers moved from which stage to which. */
export function Flow({ days }: { days: number }) {
  const { words, format } = useWords();
  const asked = CHOICES.findLast((choice) => choice <= Math.max(1, days)) ?? 7;
  const flow = useQuery({
    queryKey: ['sums', 'flow', asked],
    queryFn: async () => answerOf(server.GET('/api/v1/population/flow', { params: { query: { days: asked } } })),
  });
  const said = words.monitor.flow;
  if (flow.error) return <Trouble error={flow.error} again={() => void flow.refetch()} />;
  if (!flow.data) return <Waiting />;
  if (!flow.data.as_of) return <Reading title={said.title} survey={flow.data.survey} />;
  const moves = flow.data.moves.filter((each) => each.from !== each.to).sort((one, other) => other.customers - one.customers);
  const moved = moves.reduce((sum, each) => sum + each.customers, 0);
  const most = Math.max(1, moves[0]?.customers ?? 1);
  const name = (stage: string | null | undefined) => (stage ? (words.numbers.stages[stage] ?? stage) : said.unborn);
  return (
    <Figure title={said.title} sentence={moves.length === 0 ? said.none : said.sentence(format.number(moved), format.number(asked))}
      header={[said.from, said.to, words.monitor.stages.count]} rows={flow.data.moves.map((each) => [name(each.from), name(each.to), each.customers])}
      file="flow">
      <div className={styles.moves}>
        {moves.slice(0, SHOWN).map((each) => (
          <Link key={`${each.from} ${each.to}`} href={linkTo('/customers', { stage: each.to })} className={styles.bar}>
            {each.from ? <Stage stage={each.from} /> : <span className={styles.soft}>{said.unborn}</span>}
            <span aria-hidden="true">→</span>
            <Stage stage={each.to} />
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * each.customers) / most} height="10" rx="0.8" fill={`var(--stage-${each.to})`} />
            </svg>
            <span>{format.number(each.customers)}</span>
          </Link>
        ))}
      </div>
    </Figure>
  );
}
