import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, server } from '../api/client';

const KEY = ['sample'];
const LOOK_EVERY = 1_000;

export const sampleQuestion = queryOptions({
  queryKey: KEY,
  queryFn: async () => answerOf(server.GET('/api/v1/sample')),
  staleTime: 60_000,
});

/** How it is with the made-up shop; looked at often while it comes or goes, and everything else afterwards once. */
export function useSample() {
  const queries = useQueryClient();
  const sample = useQuery({
    ...sampleQuestion,
    refetchInterval: (query) => (isUnderWay(query.state.data?.state) ? LOOK_EVERY : false),
  });
  const state = sample.data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (isUnderWay(before.current) && !isUnderWay(state)) void queries.invalidateQueries();
    before.current = state;
  }, [state, queries]);
  return sample.data;
}

/** Whether it has been asked for: until then nobody knows whether the bar above the page takes room. */
export function useIsSampleKnown(): boolean {
  const { isFetched } = useQuery(sampleQuestion);
  return isFetched;
}

function isUnderWay(state: string | undefined): boolean {
  return state === 'loading' || state === 'removing';
}

/** Brings the made-up shop in, or takes all of it out. */
export function useSampleChange(change: 'load' | 'remove') {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => answerOf(change === 'load' ? server.POST('/api/v1/sample', { body: {} }) : server.DELETE('/api/v1/sample')),
    onSuccess: (now) => queries.setQueryData(KEY, now),
  });
}
