import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, type Schemas, server } from '../../api/client';
import { Plain } from '../../parts/Plain';
import { ServerSaid } from '../../parts/Reason';
import { Trouble, Waiting } from '../../parts/states';
import { useWords } from '../../words/words';
import styles from './Imports.module.css';

type Row = Schemas['ImportJsonRow'];

/** How the first rows of a file would be read: asked of the server, so it is what will be done. */
export function FirstRows({ name, text, mapping }: { name: string; text: string; mapping: string }) {
  const { words, format } = useWords();
  const said = words.data.imports;
  const settled = useSettled(mapping);
  const first = useQuery({
    queryKey: ['imports', 'preview', name, text, settled],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () =>
      answerOf(
        server.POST('/api/v1/imports/preview', { body: { name, text, ...(settled.trim() && { mapping: settled }) } as Schemas['ImportJsonBeginning'] }),
      ),
  });
  if (first.isPending) return <Waiting rows={3} tall="row" />;
  if (first.error) return <Trouble error={first.error} />;
  const { rows, usable, failed } = first.data;
  const cells = (row: Row) => [
    row.line,
    row.customer,
    row.signal ?? row.call,
    row.at && format.instant(row.at),
    row.value_minor !== null && row.currency !== null ? format.money(row.value_minor, row.currency) : '',
    row.refused && <ServerSaid own={row.refused} />,
  ];
  return (
    <section className={styles.first} aria-label={said.first}>
      <h3>{said.first}</h3>
      <p role="status" className={styles.note}>
        {failed === 0 ? said.allFit(format.number(usable), usable) : said.someFit(format.number(usable), format.number(failed))}
      </p>
      <Plain label={said.first} header={[said.line, said.customer, said.signal, said.at, said.value, said.refused]} rows={rows.map(cells)} />
    </section>
  );
}

/** A text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
