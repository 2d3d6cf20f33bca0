import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { usePeriod } from '../address/period';
import { answerOf, server } from '../api/client';
import { Trouble, Waiting } from '../parts/states';
import { Together } from '../parts/Together';
import { useNow } from '../shell/now';
import { PageHead } from '../shell/PageHead';
import { PeriodPicker } from '../shell/PeriodPicker';
import { useWords } from '../words/words';
import { Changes } from './Changes';
import { Flow } from './Flow';
import styles from './Monitor.module.css';
import { Nobody } from './Nobody';
import { Population } from './Population';
import { Stages } from './Stages';
import { Ward, wardQuestion } from './Ward';

/** How far back everybody's course is known, in days. */
const PERIODS = [7, 28, 90, 180, 365];

const populationQuestion = queryOptions({
  queryKey: ['sums', 'population'],
  queryFn: async () => answerOf(server.GET('/api/v1/population')),
});

/** Begins to ask what is shown first. */
export function ask(queries: QueryClient): void {
  void queries.prefetchQuery(populationQuestion);
  void queries.prefetchQuery(wardQuestion);
}

/** Home: how everyone stands, what has changed, and who needs attention. */
export default function Monitor() {
  const { words } = useWords();
  const now = useNow();
  const period = usePeriod(now);
  const population = useQuery(populationQuestion);
  if (population.isPending) return <Waiting />;
  if (population.error) return <Trouble error={population.error} again={() => void population.refetch()} />;
  return (
    <>
      <PageHead title={words.monitor.title}>
        <PeriodPicker period={period} now={now} choices={PERIODS} />
      </PageHead>
      {population.data.customers === 0 ? (
        <Nobody />
      ) : (
        <Together about="sums">
          <Ward />
          <div className={styles.columns}>
            <Population days={period.days} />
            <Changes />
            <Stages population={population.data} />
            <Flow days={period.days} />
          </div>
        </Together>
      )}
    </>
  );
}
