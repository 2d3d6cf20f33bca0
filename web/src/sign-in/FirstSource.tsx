import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { useArrivals } from '../data/arrivals';
import { FirstEvent } from '../data/FirstEvent';
import { Samples } from '../data/sources/Samples';
import controls from '../parts/controls.module.css';
import { Reason } from '../parts/Reason';
import { Trouble } from '../parts/states';
import { Mark } from '../shell/Mark';
import { useSampleChange } from '../shell/sample';
import { useWords } from '../words/words';
import styles from './SignIn.module.css';

type Source = Schemas['AccessEndpointsSource'];

/** The first thing an administrator makes: a source, with what to copy; and the first event, as it arrives. */
export function FirstSource() {
  const [source, setSource] = useState<Source | undefined>(undefined);
  return <main className={styles.page}>{source ? <SendFirst source={source} /> : <MakeFirst made={setSource} />}</main>;
}

function MakeFirst({ made }: { made: (source: Source) => void }) {
  const { words } = useWords();
  const said = words.signIn.setup;
  const [name, setName] = useState<string>(said.website);
  const make = useMutation({
    mutationFn: async () => answerOf(server.POST('/api/v1/sources', { body: { kind: 'segment', name } })),
    onSuccess: made,
  });
  const sample = useSampleChange('load');
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className={styles.card} onSubmit={send}>
      <Mark />
      <h1>{said.firstSource}</h1>
      <p>{said.firstSourceHelp}</p>
      <label className={controls.field}>
        {words.data.sources.name}
        <input className={controls.input} value={name} required maxLength={200} autoComplete="off" autoFocus
          onChange={(event) => setName(event.target.value)} />
      </label>
      <div className={controls.row}>
        <button type="submit" className={controls.main} disabled={make.isPending}>
          {words.data.sources.makeAct}
        </button>
        <a className={controls.quiet} href="/">
          {said.later}
        </a>
      </div>
      {make.error && <Trouble error={make.error} />}
      <hr className={styles.or} />
      <p className={styles.note}>{said.sampleHelp}</p>
      <button type="button" className={controls.button} disabled={sample.isPending} onClick={() => sample.mutate(undefined, { onSuccess: () => location.assign('/') })}>
        {said.sample}
      </button>
      {sample.error && <Trouble error={sample.error} />}
    </form>
  );
}

/** What to copy, and a line that shows the first event arrive or why it was refused. */
function SendFirst({ source }: { source: Source }) {
  const { words } = useWords();
  const said = words.signIn.setup;
  const { arrivals } = useArrivals(false);
  const own = arrivals.filter((arrival) => arrival.source === source.id);
  const stored = own.findLast((arrival) => arrival.is === 'stored');
  const newest = own[0];
  return (
    <div className={styles.steps}>
      <Mark />
      <h1>{said.send(source.name)}</h1>
      {stored?.is === 'stored' ? (
        <FirstEvent happening={stored.happening} />
      ) : (
        <p role="status" className={styles.waits} data-is={newest?.is}>
          {newest?.is === 'failed' ? (
            <>
              {said.refused(newest.failed.code)} <Reason code={newest.failed.code} own={newest.failed.detail} />
            </>
          ) : (
            said.waits
          )}
        </p>
      )}
      <Samples source={source} />
      <div className={controls.row}>
        <a className={controls.main} href="/">
          {words.common.home}
        </a>
        <a className={controls.button} href="/data/sources">
          {said.moreSources}
        </a>
      </div>
    </div>
  );
}
