import { useEffect, useRef } from 'react';
import type { Schemas } from '../api/client';
import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Hint } from '../parts/Hint';
import { Sheet } from '../parts/Sheet';
import { SortHead } from '../parts/SortHead';
import table from '../parts/table.module.css';
import { useWords } from '../words/words';
import styles from './Effects.module.css';
import { COLUMNS, type Column, type Effect, inOrder, USUAL, VERDICTS } from './order';

/** Rows shown at first, and again for each time more are asked for. */
const SHOWN = 50;

/** All names of a kind, with what they gave and brought, and what to do about them. */
export function EffectTable({ effects }: { effects: readonly Effect[] }) {
  const { words, format } = useWords();
  const address = useAddress();
  const said = words.effects;
  const verdict = address.get('verdict');
  const most = Math.max(SHOWN, Number(address.get('shown')) || 0);
  const shown = inOrder(effects, address.get('sort')).filter((each) => verdict === '' || each.verdict === verdict);
  const bound = Math.max(1e-9, ...effects.flatMap((each) => (each.net ? [Math.abs(each.net.low), Math.abs(each.net.high)] : [])));
  const frame = useRef<HTMLDivElement>(null);
  const sort = address.get('sort');
  // What a list is put in order by is to be seen in it.
  useEffect(() => {
    if (sort !== '') frame.current?.querySelector('[aria-sort$="scending"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [sort]);
  const count = (name: string) => format.number(effects.filter((each) => each.verdict === name).length);
  return (
    <Sheet title={said.columns.verdict} sentence={said.counts(count('grow'), count('keep'), count('reduce'), count('too_early'))}
      tools={
        <select className={styles.choice} value={verdict} aria-label={said.filterLabel} onChange={(event) => address.set({ verdict: event.target.value, shown: '' })}>
          <option value="">{said.all}</option>
          {VERDICTS.map((each) => (
            <option key={each} value={each}>
              {said.verdicts[each]}
            </option>
          ))}
        </select>
      }>
      <div ref={frame} className={styles.frame} tabIndex={0} role="region" aria-label={said.title}>
        <table className={table.table}>
          <thead>
            <tr className={styles.heads}>
              {COLUMNS.map((column) => (
                <Head key={column.name} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((effect) => (
              <Row key={effect.name} effect={effect} bound={bound} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > most && (
        <button type="button" className={controls.button} onClick={() => address.set({ shown: String(most + SHOWN) }, { replace: true })}>
          {words.common.more} ({format.number(shown.length - most)})
        </button>
      )}
    </Sheet>
  );
}

function Head({ column }: { column: Column }) {
  const { words } = useWords();
  const address = useAddress();
  const now = address.get('sort') || USUAL;
  const name = words.effects.columns[column.name];
  const next = now === `-${column.name}` ? column.name : `-${column.name}`;
  return (
    <SortHead title={name} hint={words.effects.sortBy(name)} column={column.name} sort={now} choose={() => address.set({ sort: next })}
      className={column.isNumber ? table.number : undefined} />
  );
}

function Row({ effect, bound }: { effect: Effect; bound: number }) {
  const { words, format } = useWords();
  const said = words.effects;
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {effect.name}
      </th>
      <td>
        <Hint label={`${said.verdicts[effect.verdict]}: ${effect.name}`} help={<Reason effect={effect} />}>
          <span className={styles.verdict} data-verdict={effect.verdict}>
            {said.verdicts[effect.verdict] ?? effect.verdict}
          </span>
        </Hint>
      </td>
      <td className={table.number}>
        <Interval net={effect.net} bound={bound} />
      </td>
      <td className={table.number}>{format.number(effect.investments)}</td>
      <td className={table.number}>{format.number(effect.reach)}</td>
      <td className={table.number}>
        <Times times={effect.returns} points={effect.return_points} />
      </td>
      <td className={table.number}>
        {effect.answered ? (
          <>
            {format.share(effect.answered.share)}
            <small className={styles.under}>
              {format.share(effect.answered.low)} – {format.share(effect.answered.high)}
            </small>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={`${table.number} ${effect.noise > 0 ? styles.noise : ''}`}>
        <Times times={effect.noise} points={effect.noise_points} />
      </td>
      <td className={table.number}>
        <Times times={effect.unprompted} points={effect.unprompted_points} />
      </td>
    </tr>
  );
}

/** How often, and what that comes to. */
function Times({ times, points }: { times: number; points: number }) {
  const { words, format } = useWords();
  return (
    <>
      {format.number(times)} ×<small className={styles.under}>{words.numbers.points(format.points(points))}</small>
    </>
  );
}

function Reason({ effect }: { effect: Effect }) {
  const { words, format } = useWords();
  const said = words.effects;
  const interval = effect.net ? `${format.signed(effect.net.low)} … ${format.signed(effect.net.high)}` : '';
  const { reason } = effect;
  const told = reason.code === 'few_customers'
    ? said.reasons['few_customers']!(format.number(reason.customers), format.number(reason.customers_min))
    : (said.reasons[reason.code]?.(interval, reason.mean === null || reason.mean === undefined ? '' : format.signed(reason.mean)) ?? reason.code);
  return (
    <>
      <p>{told}</p>
      <p>{said.association}</p>
    </>
  );
}

/** An estimate with its interval, as a mark on a line through zero. */
function Interval({ net, bound }: { net: Schemas['EffectsNetPoints'] | null | undefined; bound: number }) {
  const { words, format } = useWords();
  if (!net) return <>–</>;
  const x = (value: number) => 50 + (value / bound) * 48;
  const told = `${format.signed(net.estimate)} (${format.signed(net.low)} … ${format.signed(net.high)})`;
  return (
    <Hint label={told} help={words.effects.help.net}>
      <span className={styles.interval}>
        <svg viewBox="0 0 100 14" width="76" height="14" aria-hidden="true">
          <line className={styles.zero} x1="50" x2="50" y1="0" y2="14" />
          <line className={styles.range} x1={x(net.low)} x2={x(net.high)} y1="7" y2="7" />
          <circle className={styles.estimate} cx={x(net.estimate)} cy="7" r="3.5" />
        </svg>
        {format.signed(net.estimate)}
      </span>
    </Hint>
  );
}
