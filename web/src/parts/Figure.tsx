import type { ReactNode } from 'react';
import { useAddress } from '../address/address';
import { useWords } from '../words/words';
import controls from './controls.module.css';
import { type Cell, csvOf, saveAs } from './csv';
import { Plain } from './Plain';
import { Sheet } from './Sheet';

type Props = {
  readonly title: string;
  /** The finding, in a sentence. */
  readonly sentence: ReactNode;
  /** The same numbers as in the picture. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The name of the file with these numbers. */
  readonly file: string;
  /** What the address calls it, if not as the file. */
  readonly name?: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

/** A chart that can be read three ways: as a sentence, as a picture, and as a table that can be taken out. */
export function Figure({ title, sentence, header, rows, file, name = file, tools, children }: Props) {
  const { words } = useWords();
  const address = useAddress();
  const tables = address.get('tables').split(',').filter((each) => each !== '');
  const isTable = tables.includes(name);
  const turn = () => address.set({ tables: (isTable ? tables.filter((each) => each !== name) : [...tables, name].sort()).join(',') });
  const buttons = (
    <>
      {tools}
      <button
        type="button"
        className={`${controls.quiet} ${controls.small}`}
        aria-label={isTable ? words.common.asChartOf(title) : words.common.asTableOf(title)}
        onClick={turn}
      >
        {isTable ? words.common.asChart : words.common.asTable}
      </button>
      <button
        type="button"
        className={`${controls.quiet} ${controls.small}`}
        aria-label={words.common.csvOf(title)}
        onClick={() => saveAs(`${file}.csv`, 'text/csv', csvOf(header, rows))}
      >
        {words.common.csv}
      </button>
    </>
  );
  return (
    <Sheet title={title} sentence={sentence} tools={buttons}>
      {isTable ? <Plain label={title} header={header} rows={rows} /> : children}
    </Sheet>
  );
}
