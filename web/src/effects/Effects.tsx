import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAddress } from '../address/address';
import { usePeriod } from '../address/period';
import { answerOf, server } from '../api/client';
import { Reading } from '../monitor/Reading';
import controls from '../parts/controls.module.css';
import { Empty, Trouble, Waiting } from '../parts/states';
import { useNow } from '../shell/now';
import { PageHead } from '../shell/PageHead';
import { PeriodPicker } from '../shell/PeriodPicker';
import { useWords } from '../words/words';
import styles from './Effects.module.css';
import { EffectTable } from './EffectTable';

export const DIMENSIONS = ['campaign', 'content', 'channel', 'motivator', 'signal'] as const;
type Dimension = (typeof DIMENSIONS)[number];

/** The periods that the server looks back over, in days. */
const PERIODS = [28, 90, 365];

/** What nurtures and what is noise, by campaign, content, channel, motivator or signal. */
export default function Effects() {
  const { words } = useWords();
  const address = useAddress();
  const now = useNow();
  const period = usePeriod(now);
  const by = DIMENSIONS.find((each) => each === address.get('by')) ?? 'campaign';
  const days = PERIODS.find((each) => each === period.days) ?? 90;
  const effects = useQuery({
    queryKey: ['sums', 'effects', by, days],
    placeholderData: keepPreviousData,
    queryFn: async () => answerOf(server.GET('/api/v1/effects', { params: { query: { by, days, limit: 1_000 } } })),
  });
  const said = words.effects;
  return (
    <>
      <PageHead title={said.title}>
        <PeriodPicker period={period} now={now} choices={PERIODS} />
      </PageHead>
      <p className={styles.note}>{said.association}</p>
      <div className={styles.tools}>
        <Choice by={by} choose={(chosen) => address.set({ by: chosen === 'campaign' ? '' : chosen, verdict: '', shown: '' })} />
        <a className={controls.button} href={`/api/v1/effects.csv?by=${by}&days=${days}`} download>
          {words.common.csv}
        </a>
      </div>
      {effects.error && <Trouble error={effects.error} again={() => void effects.refetch()} />}
      {effects.isPending && <Waiting rows={8} tall="row" />}
      {effects.data && !effects.data.as_of && <Reading title={said.title} survey={effects.data.survey} />}
      {effects.data?.as_of && effects.data.effects.length === 0 && (
        <Empty title={said.none}>
          <p>{said.noneHelp}</p>
        </Empty>
      )}
      {effects.data?.as_of && effects.data.effects.length > 0 && <EffectTable effects={effects.data.effects} />}
    </>
  );
}

function Choice({ by, choose }: { by: Dimension; choose: (by: Dimension) => void }) {
  const { words } = useWords();
  return (
    <div role="group" aria-label={words.effects.by} className={controls.row}>
      {DIMENSIONS.map((each) => (
        <button key={each} type="button" className={each === by ? controls.main : controls.button} aria-pressed={each === by}
          onClick={() => choose(each)}>
          {words.effects.dimensions[each]}
        </button>
      ))}
    </div>
  );
}
