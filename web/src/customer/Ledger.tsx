import { useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas, server } from '../api/client';
import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { csvOf, saveAs } from '../parts/csv';
import { Uncounted } from '../parts/Reason';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import table from '../parts/table.module.css';
import { nameOf } from '../words/format';
import { formulaTold } from '../words/formula';
import { useWords } from '../words/words';
import styles from './Customer.module.css';

const LINES = 500;

/** Every entry behind a pulse, now or at an instant that the address names. */
export function Ledger({ customer }: { customer: string }) {
  const { words, format } = useWords();
  const address = useAddress();
  const at = address.get('at');
  const ledger = useQuery({
    queryKey: ['customer', customer, 'ledger', at],
    queryFn: async () =>
      answerOf(
        server.GET('/api/v1/customers/{identifier}/ledger', {
          params: { path: { identifier: customer }, query: { limit: LINES, ...(at ? { at } : {}) } },
        }),
      ),
  });
  const said = words.customer.ledger;
  if (ledger.error) return <Trouble error={ledger.error} again={() => address.set({ at: '' })} />;
  if (!ledger.data) return <Waiting />;
  const { data } = ledger;
  const lines = data.entries.toReversed();
  const formula = formulaTold(data, words, format);
  const save = () => saveAs(`ledger-${nameOf(customer)}.csv`, 'text/csv', csvOf(
    [said.booked, said.signal, said.side, said.points, said.left, said.channel, said.about],
    lines.map((line) => [line.booked_at, line.signal, line.side, line.points, line.left, line.channel, line.outreach ?? line.content]),
  ));
  return (
    <Sheet title={`${said.title} · ${format.instant(data.at)}`} sentence={`${formula}. ${said.sentence(format.number(lines.length), format.number(data.entries_total))}`}
      tools={
        <>
          {at && (
            <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => address.set({ at: '' })}>
              {words.shell.now}
            </button>
          )}
          <button type="button" className={`${controls.quiet} ${controls.small}`} aria-label={words.common.csvOf(said.title)} onClick={save}>
            {words.common.csv}
          </button>
        </>
      }>
      <div className={table.frame} tabIndex={0} role="region" aria-label={said.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{said.booked}</th>
              <th scope="col">{said.signal}</th>
              <th scope="col">{said.side}</th>
              <th scope="col" className={table.number}>{said.points}</th>
              <th scope="col" className={table.number}>{said.left}</th>
              <th scope="col">{said.channel}</th>
              <th scope="col">{said.about}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Entry key={`${line.id} ${line.kind} ${line.booked_at}`} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      {data.left_out.map((left) => (
        <p key={`${left.signal} ${left.reason}`} className={styles.note}>
          {format.number(left.events)} × {left.signal}: {words.customer.timeline.not} <Uncounted marks={left.marks} own={left.reason} />
        </p>
      ))}
    </Sheet>
  );
}

function Entry({ line }: { line: Schemas['Line'] }) {
  const { words, format } = useWords();
  const money = line.value ? format.money(line.value.minor, line.value.currency) : '';
  return (
    <tr>
      <td>{format.instant(line.booked_at)}</td>
      <td>{line.kind === 'interaction' ? line.signal : words.numbers.silence(line.signal)}</td>
      <td>{words.numbers.sides[line.side] ?? line.side}</td>
      <td className={`${table.number} ${line.points < 0 ? styles.down : ''}`}>{format.signed(line.points, 2)}</td>
      <td className={table.number}>{format.number(line.left, 2)}</td>
      <td>{line.channel}</td>
      <td>{[line.outreach, line.content, money].filter(Boolean).join(' · ')}</td>
    </tr>
  );
}
