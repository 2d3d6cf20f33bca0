import type { Schemas } from '../api/client';
import type { Happening } from '../shell/live';

/** Something that came in: an event that is kept, or a record that could not be used. */
export type Arrival = {
  readonly key: string;
  readonly at: string;
  readonly source: string;
} & (
  | { readonly is: 'stored'; readonly happening: Happening }
  | { readonly is: 'failed'; readonly failed: Schemas['FailedLine'] }
);

/** No more are kept than can be read. */
export const MOST = 200;

/** The newest of both, newest first, each once. */
export function newestOf(stored: readonly Arrival[], failed: readonly Arrival[]): Arrival[] {
  const all = new Map([...stored, ...failed].map((arrival) => [arrival.key, arrival]));
  return [...all.values()].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, MOST);
}

export function storedOf(happening: Happening): Arrival {
  const { event } = happening;
  return { is: 'stored', key: `stored ${event.sequence}`, at: event.received_at ?? event.at, source: event.source, happening };
}

export function failedOf(failed: Schemas['FailedLine']): Arrival {
  return { is: 'failed', key: `failed ${failed.id}`, at: failed.received_at, source: failed.source, failed };
}
