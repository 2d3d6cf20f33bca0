import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerOf, type Schemas, server } from '../api/client';
import { customerLink } from '../address/address';
import { useTrace } from '../customer/useTrace';
import { Strip } from '../ekg/Strip';
import { Figure } from '../parts/Figure';
import { Stage } from '../parts/Stage';
import { Trouble, Waiting } from '../parts/states';
import { useNow } from '../shell/now';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import styles from './Monitor.module.css';
import { Reading } from './Reading';
import { toldWhy } from './told';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 90;
const LIMIT = 12;

/** How many stand in the groups beside those who are falling. */
const SHORT = 6;

type Case = Schemas['AttentionCase'];

export const wardQuestion = queryOptions({
  queryKey: ['sums', 'ward'],
  queryFn: async () => answerOf(server.GET('/api/v1/population/ward', { params: { query: { limit: LIMIT } } })),
});

/** Live strips of those who most need attention. */
export function Ward() {
  const { words, format } = useWords();
  const said = words.monitor.ward;
  const now = useNow();
  const ward = useQuery(wardQuestion);
  if (ward.error) return <Trouble error={ward.error} again={() => void ward.refetch()} />;
  if (!ward.data) return <Waiting />;
  if (!ward.data.as_of) return <Reading title={said.title} survey={ward.data.survey} />;
  const groups = [
    { title: said.waiting, cases: ward.data.waiting.slice(0, SHORT) },
    { title: said.falling, cases: ward.data.falling },
    { title: said.revived, cases: ward.data.revived.slice(0, SHORT) },
  ];
  const rows = groups.flatMap(({ title, cases }) =>
    cases.map(({ customer, why }) => [
      title, customer.customer, customer.pulse, words.numbers.stages[customer.stage] ?? customer.stage, toldWhy(why, words, format, now),
    ]));
  return (
    <Figure title={said.title} sentence={said.sentence} header={said.header} rows={rows} file="ward">
      {groups.map(({ title, cases }) => (
        <Strips key={title} title={title} cases={cases} />
      ))}
    </Figure>
  );
}

function Strips({ title, cases }: { title: string; cases: readonly Case[] }) {
  const { words } = useWords();
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      {cases.length === 0 && <p className={styles.soft}>{words.monitor.ward.none}</p>}
      <div className={styles.strips}>
        {cases.map((each, place) => (
          <Bed key={each.customer.customer} row={each.customer} why={each.why} phase={(place * 0.37) % 1} />
        ))}
      </div>
    </div>
  );
}

/** One strip of the ward, which leads to the customer. */
function Bed({ row, why, phase }: { row: Case['customer']; why: Case['why']; phase: number }) {
  const { words, format } = useWords();
  const now = useNow();
  // A strip moves on with the hours, a sixth of a pixel each: no more is drawn anew than can be seen.
  const to = Math.ceil(now.getTime() / HOUR) * HOUR;
  const from = to - DAYS * DAY;
  const trace = useTrace(row.customer, new Date(from), new Date(to), true);
  const pulse = trace.data?.points.at(-1)?.pulse ?? row.pulse;
  const stage = words.numbers.stages[row.stage] ?? row.stage;
  const name = nameOf(row.customer);
  return (
    <Link href={customerLink(row.customer)} className={styles.strip}>
      <span className={styles.name}>
        <span>{name}</span>
        <span className={styles.pulse}>
          <small>{words.numbers.pulse}</small> {format.points(pulse)}
        </span>
      </span>
      {trace.course ? (
        <Strip course={trace.course} from={from} to={to} phase={phase}
          label={words.monitor.ward.strip(name, format.points(pulse), stage)} />
      ) : (
        <span className={styles.placeholder} />
      )}
      <span className={styles.why}>
        <Stage stage={row.stage} />
      </span>
      <span className={styles.reason}>{toldWhy(why, words, format, now)}</span>
    </Link>
  );
}
