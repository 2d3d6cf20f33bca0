import { type ChangeEvent, type DragEvent, useEffect, useId, useState } from 'react';
import controls from '../../parts/controls.module.css';
import { Sheet } from '../../parts/Sheet';
import { Trouble } from '../../parts/states';
import { useMay } from '../../shell/session';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import styles from './Imports.module.css';
import { columnsOf, headOf, kindOf, mappingFor } from './file';
import { FirstRows } from './FirstRows';
import { useSending } from './useImports';

/** A file that was chosen, with its beginning. */
type Opened = { readonly file: File; readonly head: string; readonly guess: string };

/** Takes a file: choose it or drop it, look at how it would be read, send it. */
export function BringIn() {
  const { words } = useWords();
  const said = words.data.imports;
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const open = async (file: File) => {
    const head = await headOf(file);
    const separator = /\.(tsv|tab)(\.|$)/i.test(file.name) ? '\t' : ',';
    const guess = kindOf(file.name) === 'table' ? mappingFor(columnsOf(head, separator)) : '';
    setOpened({ file, head, guess });
  };
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      {opened
        ? <Ready key={`${opened.file.name} ${opened.file.lastModified}`} opened={opened} close={() => setOpened(undefined)} />
        : <Place take={(file) => void open(file)} />}
      <p className={styles.note}>{said.again}</p>
    </Sheet>
  );
}

function Place({ take }: { take: (file: File) => void }) {
  const { words } = useWords();
  const said = words.data.imports;
  const id = useId();
  const may = useMay('ingest:write');
  const [isOver, setOver] = useState(false);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) take(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (may && file) take(file);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(may);
  };
  return (
    <div className={styles.place} data-over={isOver || undefined} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input id={id} type="file" className="hidden-but-read" accept=".jsonl,.ndjson,.json,.csv,.tsv,.tab,.txt,.gz,.zst"
        disabled={!may} onChange={choose} />
      <label htmlFor={id} className={controls.main} aria-disabled={!may || undefined}>
        {said.choose}
      </label>
      <span>{may ? said.orDrop : words.common.needs('ingest:write')}</span>
      <small>{said.kinds}</small>
    </div>
  );
}

function Ready({ opened, close }: { opened: Opened; close: () => void }) {
  const { words, format } = useWords();
  const said = words.data.imports;
  const tell = useTell();
  const kind = kindOf(opened.file.name);
  const [mapping, setMapping] = useState(opened.guess);
  const [isMapped, setMapped] = useState(kind === 'table');
  const isLarge = opened.file.size >= 1e6;
  const size = said.size(format.number(opened.file.size / (isLarge ? 1e6 : 1e3), 1), isLarge);
  const sending = useSending();
  useStaying(sending.isPending);
  const send = () =>
    sending.mutate({ file: opened.file, mapping: isMapped ? mapping : '' }, {
      onSuccess: (sent) => {
        if (sent) tell(said.isSent(opened.file.name));
        close();
      },
    });
  return (
    <div className={styles.ready}>
      <p>
        <strong className={styles.name}>{opened.file.name}</strong>{' '}
        <span className={styles.soft}>{size}</span>
      </p>
      {kind !== 'table' && kind !== 'parquet' && (
        <label className={styles.check}>
          <input type="checkbox" checked={isMapped} onChange={(event) => setMapped(event.target.checked)} /> {said.withMapping}
        </label>
      )}
      {isMapped && (
        <label className={controls.field}>
          {said.mapping}
          <textarea className={`${controls.input} ${styles.mapping}`} rows={7} value={mapping} spellCheck={false} autoComplete="off"
            onChange={(event) => setMapping(event.target.value)} />
          <small>{said.mappingHelp}</small>
        </label>
      )}
      {opened.head === ''
        ? <p className={styles.note}>{said.packed}</p>
        : <FirstRows name={opened.file.name} text={opened.head} mapping={isMapped ? mapping : ''} />}
      {sending.error && <Trouble error={sending.error} />}
      <div className={styles.acts}>
        <button type="button" className={controls.main} disabled={sending.isPending} onClick={send}>
          {sending.isPending ? said.sending : said.act}
        </button>
        <button type="button" className={controls.button} disabled={sending.isPending} onClick={close}>
          {said.other}
        </button>
        {sending.isPending && <span role="status">{said.stay}</span>}
      </div>
    </div>
  );
}

/** Asks before the page is left while a file is on its way. */
function useStaying(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return undefined;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isSending]);
}
