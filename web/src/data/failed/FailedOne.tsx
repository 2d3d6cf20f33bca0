import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, type Schemas, server } from '../../api/client';
import controls from '../../parts/controls.module.css';
import { Facts } from '../../parts/Facts';
import { Reason } from '../../parts/Reason';
import { Show } from '../../parts/Show';
import { Trouble, Waiting } from '../../parts/states';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import styles from '../Data.module.css';
import { useSourceName } from '../queries';
import { pointed } from './pointed';

type Whole = Schemas['FailedWhole'];

/** A failed event: what came, what is wrong with it, and what may be done. */
export function FailedOne({ id, close }: { id: string; close: () => void }) {
  const { words } = useWords();
  const found = useQuery({
    queryKey: ['failed', 'one', id],
    queryFn: async () => answerOf(server.GET('/api/v1/failed/{id}', { params: { path: { id } } })),
  });
  return (
    <Show title={words.data.failed.one(id)} close={close} isWide>
      {found.isPending && <Waiting rows={3} tall="row" />}
      {found.error && <Trouble error={found.error} />}
      {found.data && <Told whole={found.data} />}
      {found.data && found.data.event.status === 'open' && <Mend key={id} whole={found.data} close={close} />}
      {found.data && found.data.event.status !== 'open' && <pre className={styles.record} tabIndex={0}>{found.data.raw}</pre>}
    </Show>
  );
}

function Told({ whole }: { whole: Whole }) {
  const { words, format } = useWords();
  const said = words.data.failed;
  const sourceName = useSourceName();
  const { event, resolution } = whole;
  const at = event.pointer && pointed(whole.raw, event.pointer);
  return (
    <Facts
      of={[
        [said.detail, <strong key="detail"><Reason code={event.code} own={event.detail} /></strong>],
        [said.code, <code key="code">{event.code}</code>],
        [said.pointer, event.pointer && <code key="pointer">{event.pointer}</code>],
        [said.standsThere, event.pointer && (at === undefined ? said.nothingThere : <code key="there">{at}</code>)],
        [said.source, sourceName(event.source)],
        [said.message, event.message_id && <code key="message">{event.message_id}</code>],
        [said.received, format.instant(event.received_at)],
        [said.became, resolution && (resolution.how === 'replayed' ? said.wasReplayed : said.wasDropped)],
        [said.reason, resolution?.reason],
        [said.when, resolution && format.instant(resolution.at)],
      ]}
    />
  );
}

/** Sends the record again, as it was or mended, or decides that it is not to count. */
function Mend({ whole, close }: { whole: Whole; close: () => void }) {
  const { words } = useWords();
  const said = words.data.failed;
  const [raw, setRaw] = useState(whole.raw);
  const [reason, setReason] = useState('');
  const end = useEnd(close);
  const path = { id: String(whole.event.id) };
  const isMended = raw !== whole.raw;
  const replay = useMutation({
    mutationFn: () => server.POST('/api/v1/failed/{id}/replay', { params: { path }, body: { raw: isMended ? raw : null } }),
    onSuccess: () => end(isMended ? said.mendedOne : said.replayedOne),
  });
  const drop = useMutation({
    mutationFn: () => server.POST('/api/v1/failed/{id}/drop', { params: { path }, body: { reason } }),
    onSuccess: () => end(said.droppedOne),
  });
  return (
    <>
      <label className={controls.field}>
        {said.record}
        <textarea className={controls.code} rows={9} value={raw} spellCheck={false} onChange={(event) => setRaw(event.target.value)} />
        <small>{said.recordHelp}</small>
      </label>
      <div className={controls.row}>
        <button type="button" className={controls.main} disabled={replay.isPending} onClick={() => replay.mutate()}>
          {isMended ? said.replayMended : said.replayAsItWas}
        </button>
        {isMended && (
          <button type="button" className={controls.button} onClick={() => setRaw(whole.raw)}>
            {said.asItCame}
          </button>
        )}
      </div>
      {replay.error && <Trouble error={replay.error} />}
      <form className={styles.drop}
        onSubmit={(event) => {
          event.preventDefault();
          drop.mutate();
        }}>
        <label className={controls.field}>
          {said.dropLabel}
          <input className={controls.input} value={reason} required maxLength={1000} placeholder={said.dropPlaceholder}
            onChange={(event) => setReason(event.target.value)} />
        </label>
        <button type="submit" className={controls.danger} disabled={drop.isPending}>
          {said.drop}
        </button>
      </form>
      {drop.error && <Trouble error={drop.error} />}
    </>
  );
}

function useEnd(close: () => void) {
  const queries = useQueryClient();
  const tell = useTell();
  return (text: string) => {
    tell(text);
    close();
    void queries.invalidateQueries({ queryKey: ['failed'] });
    void queries.invalidateQueries({ queryKey: ['sums'] });
  };
}
