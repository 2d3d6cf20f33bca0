import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useAddress } from '../address/address';
import { answerOf, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useWords } from '../words/words';
import styles from './Monitor.module.css';
import { Reading } from './Reading';
import { told } from './told';

/** What changed, in plain sentences with their numbers. */
export function Changes() {
  const { words, format } = useWords();
  const address = useAddress();
  const days = address.get('changes') === '7' ? 7 : 1;
  const changes = useQuery({
    queryKey: ['sums', 'changes'],
    queryFn: async () => answerOf(server.GET('/api/v1/population/changes')),
  });
  const said = words.monitor.changes;
  if (changes.error) return <Trouble error={changes.error} again={() => void changes.refetch()} />;
  if (!changes.data) return <Waiting />;
  if (!changes.data.as_of) return <Reading title={said.title} survey={changes.data.survey} />;
  const period = changes.data.periods.find((each) => each.days === days);
  const list = period?.changes ?? [];
  return (
    <Sheet title={`${said.title} ${days === 1 ? said.yesterday : said.week}`}
      tools={
        <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={() => address.set({ changes: days === 1 ? '7' : '' })}>
          {days === 1 ? said.week : said.yesterday}
        </button>
      }>
      {list.length === 0 && <p>{said.none}</p>}
      <ul className={styles.sentences}>
        {list.map((change, place) => {
          const sentence = told(change, words, format);
          return (
            <li key={place} data-good={sentence.isGood}>
              {sentence.more ? <Link href={sentence.more}>{sentence.text}</Link> : sentence.text}
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
