import { useQuery } from '@tanstack/react-query';
import type { Period } from '../address/period';
import { answerOf, type Schemas, server } from '../api/client';
import { Problem } from '../api/problem';
import { Figure } from '../parts/Figure';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useWords } from '../words/words';
import { causeTold } from './cause';
import styles from './Customer.module.css';

const SHOWN = 8;

/** Why the pulse moved over the period, as the EKG above shows it: a subtraction of two ledgers. */
export function Why({ customer, period }: { customer: string; period: Period }) {
  const { words, format } = useWords();
  const since = period.from.toISOString();
  const at = period.isLive ? '' : period.to.toISOString();
  const ledger = useQuery({
    // The present moves on; the question is asked again when something happens, as that of the EKG is.
    queryKey: ['customer', customer, 'why', period.days, at],
    queryFn: async () =>
      answerOf(
        server.GET('/api/v1/customers/{identifier}/ledger', {
          params: { path: { identifier: customer }, query: { since, limit: 1, ...(at && { at }) } },
        }),
      ),
  });
  const said = words.customer.why;
  if (ledger.error instanceof Problem && ledger.error.code === 'nothing_counted') return <Sheet title={said.title} sentence={said.unmoved} />;
  if (ledger.error) return <Trouble error={ledger.error} again={() => void ledger.refetch()} />;
  if (!ledger.data) return <Waiting />;
  const { change, pulse } = ledger.data;
  if (!change || change.causes.length === 0) return <Sheet title={said.title} sentence={said.unmoved} />;
  const causes = [...change.causes].sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
  const cause = (each: Schemas['Cause']) => causeTold(each, words, format);
  const [from, to] = [format.day(period.from), format.day(period.to)];
  const when = period.isLive ? said.since(from) : said.between(from, to);
  const moved = said.sentence(format.points(change.pulse_then), format.points(pulse), format.signed(change.change));
  return (
    <Figure title={said.title} sentence={`${when}: ${moved}`}
      header={[said.cause, said.points]} rows={causes.map((each) => [cause(each), each.points])} file="why">
      <ul className={styles.causes}>
        {causes.slice(0, SHOWN).map((each) => (
          <li key={`${each.signal} ${each.why}`}>
            <span>{cause(each)}</span>
            <span className={each.points < 0 ? styles.down : styles.up}>{format.signed(each.points)}</span>
          </li>
        ))}
        {causes.length > SHOWN && (
          <li>
            <span>{said.rest(format.number(causes.length - SHOWN))}</span>
            <span>{format.signed(causes.slice(SHOWN).reduce((sum, each) => sum + each.points, 0))}</span>
          </li>
        )}
      </ul>
    </Figure>
  );
}
