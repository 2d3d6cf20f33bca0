import { useQueries } from '@tanstack/react-query';
import { answerOf, type Schemas, server } from '../api/client';
import { Figure } from '../parts/Figure';
import { Hint } from '../parts/Hint';
import { Trouble, Waiting } from '../parts/states';
import { useWords } from '../words/words';
import styles from './Customer.module.css';
import { evidenceOf } from './evidence';

const KINDS = ['channel', 'motivator', 'content', 'signal'] as const;

/** Names of a kind that the picture shows; the table has more. */
const SHOWN = 6;

type Response = Schemas['ResponsesResponseOf'];

/** What this customer responds to: what was given under each name, and what came back on it. */
export function Responds({ customer, now }: { customer: string; now: Date }) {
  const { words, format } = useWords();
  const said = words.customer.responds;
  const asked = useQueries({
    queries: KINDS.map((by) => ({
      queryKey: ['customer', customer, 'effects', by],
      queryFn: async () =>
        answerOf(server.GET('/api/v1/customers/{identifier}/effects', { params: { path: { identifier: customer }, query: { by } } })),
    })),
  });
  const failed = asked.find((each) => each.error);
  if (failed) return <Trouble error={failed.error} again={() => asked.forEach((each) => void each.refetch())} />;
  const found = asked.flatMap(({ data }, place) => (data ? [{ ...data, by: KINDS[place]! }] : []));
  if (found.length < KINDS.length) return <Waiting />;
  const nameOf = (kind: string, name: string) => (kind === 'motivator' ? (words.model.catalog.motivators[name] ?? name) : name);
  const rows = found.flatMap(({ by, effects }) =>
    effects.map((one) => [
      said.kinds[by], nameOf(by, one.name), one.investments, one.asked - one.noise, one.asked,
      one.returns, one.unprompted, one.noise_points, one.back, one.latest_at,
    ]),
  );
  const best = found[0]!.effects[0];
  const sentence = best && best.back > 0 ? said.sentence(best.name, format.points(best.back)) : said.none;
  return (
    <Figure title={said.title} sentence={`${sentence} ${said.association}`} header={said.header} rows={rows} file="responds">
      <div className={styles.responds}>
        {found.map(({ by, effects, meaning }) => (
          <Kind key={by} title={said.kinds[by]} effects={effects} nameOf={(name) => nameOf(by, name)}
            formula={meaning['back']?.formula ?? ''} now={now} />
        ))}
      </div>
    </Figure>
  );
}

type KindProps = {
  readonly title: string;
  readonly effects: readonly Response[];
  readonly nameOf: (name: string) => string;
  readonly formula: string;
  readonly now: Date;
};

function Kind({ title, effects, nameOf, formula, now }: KindProps) {
  const { words, format } = useWords();
  const most = Math.max(1e-9, ...effects.map((each) => Math.abs(each.back)));
  return (
    <div>
      <h3>{title}</h3>
      {effects.length === 0 && <p className={styles.note}>{words.customer.responds.nothing}</p>}
      {effects.slice(0, SHOWN).map((each) => {
        const name = nameOf(each.name);
        const points = format.points(each.back);
        return (
          <div key={each.name} className={styles.response}>
            <span>{name}</span>
            <Hint label={`${name} ${points}`} help={<>{words.customer.responds.help}<br /><code>{formula}</code></>}>
              {points}
            </Hint>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * Math.abs(each.back)) / most} height="6" rx="0.8" fill={each.back < 0 ? 'var(--noise)' : 'var(--returns)'} />
            </svg>
            <small className={styles.note}>{evidenceOf(each, words, format, now)}</small>
          </div>
        );
      })}
    </div>
  );
}
