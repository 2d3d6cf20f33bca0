import { answerOf, server } from '../../api/client';

/** Which failed events are meant. An empty text means all. */
export type Filter = { readonly source: string; readonly code: string };

const PAGE = 1_000;

/** How many open failed events fit, counted one by one. `told` hears how far it is. */
export async function countOpen(filter: Filter, told: (sofar: number) => void): Promise<number> {
  let count = 0;
  let cursor: string | null = '';
  do {
    const page: { failed: readonly unknown[]; next_cursor: string | null } = await answerOf(
      server.GET('/api/v1/failed', { params: { query: { ...asked(filter), limit: PAGE, ...(cursor && { cursor }) } } }),
    );
    count += page.failed.length;
    cursor = page.next_cursor;
    told(count);
  } while (cursor);
  return count;
}

/** What an address has of a filter. */
export function asked(filter: Filter): { source?: string; code?: string } {
  return { ...(filter.source && { source: filter.source }), ...(filter.code && { code: filter.code }) };
}
