import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, server } from '../api/client';
import type { Wanted } from './filters';

/** One screen full, so that it is there at once; the next come while it is read, two screens full each. */
const FIRST_PAGE = 30;
const PAGE = 60;
const AGAIN_MILLIS = 2_000;

/** The customers that are asked for, page by page as they are scrolled to. */
export function useList(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: ['customers', wanted],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) =>
      answerOf(
        server.GET('/api/v1/customers', {
          signal,
          params: { query: { ...wanted, sparkline: 'true', ...(pageParam ? { limit: PAGE, cursor: pageParam } : { limit: FIRST_PAGE }) } as never },
        }),
      ),
    // Right after a start some are missing: it looks again until everybody has been read.
    refetchInterval: (query) => (query.state.data?.pages.at(-1)?.complete === false ? AGAIN_MILLIS : false),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
