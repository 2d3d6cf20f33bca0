import { useEffect } from 'react';
import { useAddress } from './address';

/** A long list that comes in pages, each after the one before. */
type Paged = {
  readonly data: { readonly pages: readonly unknown[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => unknown;
};

/** So many pages at most are fetched because an address says so. */
const PAGES_MAX = 20;

/** Fetches as many pages of a list as the address says; what it returns asks for one more. */
export function usePages(list: Paged): () => void {
  const address = useAddress();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const shown = list.data?.pages.length ?? 0;
  const wanted = Math.min(PAGES_MAX, Number(address.get('pages')) || 1);
  const isShort = shown > 0 && shown < wanted && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isShort) void fetchNextPage();
  }, [isShort, fetchNextPage]);
  return () => {
    address.set({ pages: String(shown + 1) }, { replace: true });
    // From there on, and after a failure, only who asks gets more.
    if (shown >= PAGES_MAX || isFetchNextPageError) void fetchNextPage();
  };
}
