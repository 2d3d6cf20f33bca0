import { useInfiniteQuery } from '@tanstack/react-query';
import { usePages } from '../address/pages';
import { answerOf, type Schemas, server } from '../api/client';
import { useSourceName, useSources } from '../data/queries';
import controls from '../parts/controls.module.css';
import { csvOf, saveAs } from '../parts/csv';
import { Uncounted } from '../parts/Reason';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useUsers, useWho } from '../shell/who';
import { nameOf } from '../words/format';
import { useWords, type Words } from '../words/words';
import styles from './Customer.module.css';

type Event = Schemas['Happened'];

/** Everything that came in of a customer or was entered, also what does not count, and why not. */
export function Timeline({ customer }: { customer: string }) {
  const { words } = useWords();
  const said = words.customer.timeline;
  const timeline = useInfiniteQuery({
    queryKey: ['customer', customer, 'timeline'],
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      answerOf(
        server.GET('/api/v1/customers/{identifier}/timeline', {
          params: { path: { identifier: customer }, query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const more = usePages(timeline);
  const sources = useSources();
  const users = useUsers();
  if (timeline.error) return <Trouble error={timeline.error} again={() => void timeline.refetch()} />;
  // With all names: who takes it out at once wants them too.
  if (!timeline.data || sources.isLoading || users.isLoading) return <Waiting rows={8} tall="row" />;
  const events = timeline.data.pages.flatMap((page) => page.events);
  return (
    <Sheet title={said.title} sentence={events.length === 0 ? said.none : said.sentence} tools={<TakeOut customer={customer} events={events} />}>
      <ul className={styles.events}>
        {events.map((event) => (
          <Happened key={`${event.sequence} ${event.id}`} event={event} />
        ))}
      </ul>
      {timeline.hasNextPage && (
        <button type="button" className={controls.button} disabled={timeline.isFetchingNextPage} onClick={more}>
          {words.common.more}
        </button>
      )}
    </Sheet>
  );
}

/** Hands over what is shown as a table. */
function TakeOut({ customer, events }: { customer: string; events: readonly Event[] }) {
  const { words } = useWords();
  const said = words.customer.timeline;
  const sourceName = useSourceName();
  const who = useWho();
  const save = () => saveAs(`timeline-${nameOf(customer)}.csv`, 'text/csv', csvOf(
    said.header,
    events.map((event) => [
      event.at, said.kinds[event.kind] ?? event.kind, event.signal, event.channel, aboutOf(event, said, who), event.value?.minor, event.value?.currency,
      event.counts, sourceName(event.source), event.id,
    ]),
  ));
  return (
    <button type="button" className={`${controls.quiet} ${controls.small}`} aria-label={words.common.csvOf(said.title)} onClick={save}>
      {words.common.csv}
    </button>
  );
}

/**
 * What an event says beside its signal, its channel and its value.
 *
 * @param who the name of a user
 */
function aboutOf({ outreach, content, detail, consent, by }: Event, said: Words['customer']['timeline'], who: (id: string) => string): string {
  const consented = consent && said.consented(consent.granted, consent.purpose, consent.channel ?? '');
  return [outreach, content, detail, consented, by && said.enteredBy(who(by))].filter(Boolean).join(' · ');
}

function Happened({ event }: { event: Event }) {
  const { words, format } = useWords();
  const said = words.customer.timeline;
  const sourceName = useSourceName();
  const who = useWho();
  const money = event.value ? format.money(event.value.minor, event.value.currency) : '';
  // Marks of a machine stand in the reason why it does not count.
  const marks = event.marks.flatMap((mark) => said.marks[mark] ?? []);
  const about = [aboutOf(event, said, who), money].filter(Boolean).join(' · ');
  return (
    <li data-counts={event.counts}>
      <time dateTime={event.at}>{format.instant(event.at)}</time>
      <span>
        <strong>{event.signal ?? said.kinds[event.kind] ?? event.kind}</strong> {event.channel && <small>{event.channel}</small>} {about}
        {!event.counts && event.reason && <small> · {said.not} <Uncounted marks={event.marks} own={event.reason} /></small>}
      </span>
      <small>{[sourceName(event.source), ...marks].join(' · ')}</small>
    </li>
  );
}
