import { useQuery } from '@tanstack/react-query';
import { answerOf, server } from '../api/client';
import { Sheet } from '../parts/Sheet';
import { Waiting } from '../parts/states';
import { useWords } from '../words/words';
import styles from './Customer.module.css';
import { returnsBy, type Group } from './groups';

const SHOWN = 6;

/** By what this customer gives something back. */
export function Responds({ customer }: { customer: string }) {
  const { words } = useWords();
  const said = words.customer.responds;
  const ledger = useQuery({
    queryKey: ['customer', customer, 'whole'],
    queryFn: async () =>
      answerOf(server.GET('/api/v1/customers/{identifier}/ledger', { params: { path: { identifier: customer }, query: { limit: 10_000 } } })),
  });
  if (!ledger.data) return <Waiting />;
  const { entries } = ledger.data;
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      <div className={styles.responds}>
        <Groups title={said.channels} groups={returnsBy(entries, (line) => line.channel)} />
        <Groups title={said.contents} groups={returnsBy(entries, (line) => line.content)} />
        <Groups title={said.signals} groups={returnsBy(entries, (line) => line.signal)} />
      </div>
    </Sheet>
  );
}

function Groups({ title, groups }: { title: string; groups: readonly Group[] }) {
  const { words, format } = useWords();
  const most = Math.max(1e-9, ...groups.map((group) => group.points));
  return (
    <div>
      <h3>{title}</h3>
      {groups.length === 0 && <p className={styles.note}>{words.customer.responds.none}</p>}
      {groups.slice(0, SHOWN).map((group) => (
        <div key={group.name} className={styles.part} title={`${group.name}: ${format.number(group.times)} ×`}>
          <span>{group.name}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(100 * group.points) / most} height="10" rx="0.8" fill="var(--returns)" />
          </svg>
          <span>{format.points(group.points)}</span>
        </div>
      ))}
    </div>
  );
}
