import { useMemo } from 'react';
import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { Empty } from '../parts/states';
import { useWords } from '../words/words';
import { type Draft, type Field, type Meaning, numberOf, readNumber, type Said, typed } from './draft';
import styles from './Model.module.css';

type Props = {
  /** The signals as they are in the draft's text, or in force. */
  readonly shown: Said;
  readonly inForce: Said;
  readonly draft: Draft;
  /** Left out for those who may not change anything. */
  readonly change: ((draft: Draft) => void) | undefined;
};

/** All signals and what they mean; weights and half-lives can be typed over. */
export function CatalogTable({ shown, inForce, draft, change }: Props) {
  const { words } = useWords();
  const said = words.model.catalog;
  const address = useAddress();
  const find = address.get('find');
  const columns = useColumns(inForce, draft, change);
  const rows = useMemo(() => {
    const wanted = find.trim().toLowerCase();
    return shown.signals.filter((row) => wanted === '' || `${row.signal} ${row.channel} ${row.motivator}`.toLowerCase().includes(wanted));
  }, [shown, find]);
  return (
    <>
      <input className={controls.input} type="search" value={find} aria-label={said.find} placeholder={said.find} autoComplete="off"
        onChange={(event) => address.set({ find: event.target.value }, { replace: true })} />
      <DataTable label={said.signals} columns={columns} rows={rows} keyOf={(row) => row.signal} file="catalog"
        empty={
          <Empty title={said.noneFound}>
            <button type="button" className={controls.button} onClick={() => address.set({ find: '' })}>
              {words.common.all}
            </button>
          </Empty>
        } />
    </>
  );
}

function useColumns(inForce: Said, draft: Draft, change: Props['change']): readonly Column<Meaning>[] {
  const { words, format } = useWords();
  const said = words.model.catalog;
  const before = useMemo(() => new Map(inForce.signals.map((row) => [row.signal, row])), [inForce]);
  return useMemo(() => {
    const input = (row: Meaning, field: Field, label: string) => (
      <NumberField row={row} before={before.get(row.signal)} field={field} label={`${label}: ${row.signal}`} draft={draft} change={change} />
    );
    const forgotten = (row: Meaning) => {
      const days = words.numbers.days(format.number(row.kernel.half_life_days, 1));
      return row.kernel.how === 'box' ? said.box(days) : said.mixture(days);
    };
    const answering = (row: Meaning) =>
      row.expects
        ? said.expects(words.numbers.days(format.number(row.expects.within_days, 1)), format.number(row.expects.noise, 1))
        : (said.answers[row.answers] ?? row.answers);
    return [
      { id: 'signal', title: said.signal, value: (row) => row.signal, shown: (row) => <span className={styles.signal}>{row.signal}</span> },
      { id: 'weight', title: said.weight, value: (row) => row.weight, isNumber: true, shown: (row) => input(row, 'weight', said.weight) },
      { id: 'half_life', title: said.halfLife, value: (row) => row.kernel.half_life_days, isNumber: true,
        shown: (row) => (row.kernel.how === 'half_life' ? input(row, 'half_life_days', said.halfLife) : <small title={said.inText}>{forgotten(row)}</small>) },
      { id: 'side', title: said.side, value: (row) => words.numbers.sides[row.side] ?? row.side },
      { id: 'channel', title: said.channel, value: (row) => row.channel },
      { id: 'motivator', title: said.motivator, value: (row) => said.motivators[row.motivator] ?? row.motivator },
      { id: 'part', title: said.part, value: answering, shown: (row) => <span className={styles.signal}>{answering(row)}</span> },
    ];
  }, [words, format, said, before, draft, change]);
}

type FieldProps = { row: Meaning; before: Meaning | undefined; field: Field; label: string; draft: Draft; change: Props['change'] };

/** A number that can be typed over; what it was stands below while it differs. */
function NumberField({ row, before, field, label, draft, change }: FieldProps) {
  const { words, format } = useWords();
  const value = draft.numbers[row.signal]?.[field] ?? String(numberOf(row, field));
  const was = before && numberOf(before, field);
  const is = readNumber(value);
  if (!change) return <>{format.number(numberOf(row, field), Number.isInteger(numberOf(row, field)) ? 0 : 2)}</>;
  const isChanged = is !== was;
  return (
    <span className={styles.number} data-changed={isChanged}>
      <input inputMode="decimal" value={value} aria-label={label} aria-invalid={is === undefined} autoComplete="off"
        onChange={(event) => change(typed(draft, before && draft.text === undefined ? before : row, field, event.target.value))} />
      {isChanged && <small>{is === undefined ? words.model.catalog.noNumber : was === undefined ? words.model.catalog.isNew : words.model.catalog.was(format.number(was, Number.isInteger(was) ? 0 : 2))}</small>}
    </span>
  );
}
