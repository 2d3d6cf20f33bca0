import { useMutation, useQuery } from '@tanstack/react-query';
import { useAddress, linkTo } from '../address/address';
import { answerOf, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { STAGES } from '../parts/Stage';
import { Sheet } from '../parts/Sheet';
import { Snippet, Trouble } from '../parts/states';
import { useMay } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Data.module.css';

/** What can be taken out: everybody as a table, and all of it as a backup. */
export function Exports() {
  return (
    <>
      <CustomersOut />
      <BackupOut />
    </>
  );
}

function CustomersOut() {
  const { words, format } = useWords();
  const said = words.data.exports;
  const address = useAddress();
  const tell = useTell();
  const seesAll = useMay('pii:read');
  const stage = address.get('stage');
  const count = useQuery({
    queryKey: ['sums', 'count', stage],
    queryFn: async () =>
      answerOf(server.GET('/api/v1/customers', { params: { query: { limit: 1, ...(stage && { stage }) } } })),
  });
  return (
    <Sheet title={said.customers} sentence={said.customersHelp}>
      <div className={controls.row}>
        <label className={controls.field}>
          {words.numbers.stage}
          <select className={controls.input} value={stage} onChange={(event) => address.set({ stage: event.target.value })}>
            <option value="">{words.common.all}</option>
            {STAGES.map((each) => (
              <option key={each} value={each}>
                {words.numbers.stages[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={styles.act}>
        <a className={controls.main} href={linkTo('/api/v1/customers.csv', { stage })} download={`customers${stage && `-${stage}`}.csv`}
          onClick={() => tell(words.common.saving)}>
          {count.data ? said.takeCustomers(format.number(count.data.total), count.data.total) : said.takeAll}
        </a>
      </p>
      {count.error && <Trouble error={count.error} />}
      <p className={styles.note}>{seesAll ? said.personal : said.masked}</p>
    </Sheet>
  );
}

function BackupOut() {
  const { words, format } = useWords();
  const said = words.data.exports;
  const tell = useTell();
  const may = useMay('admin');
  const backup = useMutation({
    mutationFn: async () => {
      const { data } = await server.POST('/api/v1/backups', { body: {}, parseAs: 'blob' });
      return data as unknown as Blob;
    },
    onSuccess: (made) => {
      const name = `pulse-${new Date().toISOString().slice(0, 10)}.zip`;
      saveBlob(name, made);
      tell(said.backedUp(name, format.number(made.size / 1e6, 1)));
    },
  });
  return (
    <Sheet title={said.backup} sentence={said.backupHelp}>
      <p className={styles.act}>
        <button type="button" className={controls.button} disabled={!may || backup.isPending} onClick={() => backup.mutate()}>
          {backup.isPending ? words.common.doing : said.makeBackup}
        </button>
      </p>
      {!may && <p className={styles.note}>{words.common.needs('admin')}</p>}
      {backup.error && <Trouble error={backup.error} />}
      <p className={styles.note}>{said.large}</p>
      <div className={styles.samples}>
        <section>
          <h3>{said.byCommand}</h3>
          <Snippet text={`./pulse backup --server ${location.origin} --key ${said.yourKey} --to monday.zip`} />
        </section>
        <section>
          <h3>{said.restore}</h3>
          <Snippet text="./pulse restore monday.zip --data ./shop-2 --erasures ./shop" />
        </section>
      </div>
    </Sheet>
  );
}

function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this; it may take a while to ask where to.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
