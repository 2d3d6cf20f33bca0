import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { customerLink } from '../address/address';
import controls from '../parts/controls.module.css';
import { Reason, Uncounted } from '../parts/Reason';
import { Sheet } from '../parts/Sheet';
import { Empty } from '../parts/states';
import { type Happening, useLive } from '../shell/live';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import { useArrivals } from './arrivals';
import type { Arrival } from './newest';
import styles from './Debugger.module.css';
import { FirstEvent } from './FirstEvent';
import { useAccounting, useSourceName, useSources } from './queries';
import { Samples } from './sources/Samples';

/** Shows each event as it arrives, or why it was refused. */
export function LiveDebugger() {
  const { words, format } = useWords();
  const said = words.data.live;
  const [isPaused, setPaused] = useState(false);
  const [isRead, setRead] = useState(false);
  const { arrivals, waiting } = useArrivals(isPaused || isRead);
  const first = useFirst();
  const tools = (
    <>
      {waiting > 0 && <span className={controls.pill}>{said.waiting(format.number(waiting))}</span>}
      <button type="button" className={`${controls.button} ${controls.small}`} aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
        {isPaused ? said.resume : said.pause}
      </button>
    </>
  );
  return (
    <Sheet title={said.title} sentence={said.sentence} tools={tools}>
      {first && <FirstEvent happening={first} />}
      {arrivals.length === 0 ? (
        <Waits />
      ) : (
        <div className={styles.frame} tabIndex={0} role="group" aria-label={said.title} onMouseEnter={() => setRead(true)}
          onMouseLeave={() => setRead(false)} onFocus={() => setRead(true)} onBlur={() => setRead(false)}>
          <ol className={styles.arrivals}>
            {arrivals.map((arrival) => (
              <Line key={arrival.key} arrival={arrival} />
            ))}
          </ol>
        </div>
      )}
      {arrivals.length > 0 && <p className={styles.legend}>{said.heldHelp}</p>}
    </Sheet>
  );
}

function Line({ arrival }: { arrival: Arrival }) {
  const { words, format } = useWords();
  const said = words.data.live;
  const sourceName = useSourceName();
  return (
    <li className={styles.arrival} data-is={arrival.is}>
      <time dateTime={arrival.at}>{format.time(arrival.at)}</time>
      <span className={styles.is}>{arrival.is === 'stored' ? said.stored : said.refused}</span>
      <span className={styles.what}>{arrival.is === 'stored' ? <Stored happening={arrival.happening} /> : <Refused failed={arrival.failed} />}</span>
      <span className={styles.source}>{sourceName(arrival.source)}</span>
    </li>
  );
}

function Stored({ happening }: { happening: Happening }) {
  const { words, format } = useWords();
  const said = words.data.live;
  const { event, customer, now } = happening;
  return (
    <>
      <strong>{event.signal ?? said.kinds[event.kind] ?? event.kind}</strong>{' '}
      <Link href={customerLink(customer)}>{nameOf(customer)}</Link>
      {event.value && ` · ${format.money(event.value.minor, event.value.currency)}`}
      {now && ` · ${said.pulseNow(format.points(now.pulse))}`}
      {event.reason && (
        <small>
          <Uncounted marks={event.marks} own={event.reason} />
        </small>
      )}
    </>
  );
}

function Refused({ failed }: { failed: Extract<Arrival, { is: 'failed' }>['failed'] }) {
  return (
    <>
      <Link href={`/data/failed?event=${failed.id}`}>{failed.code}</Link> {failed.pointer && <code>{failed.pointer}</code>}
      <small>
        <Reason code={failed.code} own={failed.detail} />
      </small>
    </>
  );
}

/** What is shown while nothing has come in: how to send something. */
function Waits() {
  const { words } = useWords();
  const said = words.data.live;
  const sources = useSources().data?.sources ?? [];
  const open = sources.find((source) => source.enabled && source.kind === 'segment') ?? sources.find((source) => source.enabled);
  return (
    <Empty title={said.none}>
      <p>{open ? said.noneHelp(open.name) : said.noSource}</p>
      {open ? <Samples source={open} /> : <Link href="/data/sources" className={controls.main}>{words.data.sources.make}</Link>}
    </Empty>
  );
}

/** The very first event of an own source, if it comes in while this is looked at. */
function useFirst(): Happening | undefined {
  const live = useLive();
  const accounts = useAccounting().data?.sources;
  const isLoading = useSources().isLoading;
  const isMadeUp = useIsMadeUp();
  const [isNew, setNew] = useState<boolean | undefined>(undefined);
  const [first, setFirst] = useState<Happening | undefined>(undefined);
  useEffect(() => {
    if (accounts && !isLoading && isNew === undefined) setNew(!Object.entries(accounts).some(([id, account]) => isOwn(id) && !isMadeUp(id) && account.stored > 0));
  }, [accounts, isLoading, isNew, isMadeUp]);
  useEffect(() => {
    if (!isNew) return undefined;
    return live.hear((happening) => {
      if (isOwn(happening.event.source) && !isMadeUp(happening.event.source) && happening.now) setFirst((before) => before ?? happening);
    });
  }, [live, isNew, isMadeUp]);
  return first;
}

/** Says of a source whether it is that of the sample shop. */
function useIsMadeUp(): (id: string) => boolean {
  const sources = useSources().data?.sources;
  return useCallback((id) => sources?.some((source) => source.id === id && source.kind === 'sample') ?? false, [sources]);
}

/** Sources that somebody set up, unlike what was imported or made up. */
function isOwn(source: string): boolean {
  return source.startsWith('src_');
}
