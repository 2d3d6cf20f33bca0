import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';

export type Models = Schemas['ModelJsonAll'];
export type Model = Schemas['ModelJsonDescribed'];
export type Comparison = Schemas['ModelJsonComparison'];

/** How often it is asked how far an adoption has come, in milliseconds. */
const LOOK = 1_000;

export const modelsQuestion = queryOptions({
  queryKey: ['models'],
  queryFn: async () => answerOf(server.GET('/api/v1/models')),
});

/** All models; asked for again and again while one is brought into force, and everything else anew when it is. */
export function useModels() {
  const { words } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const models = useQuery({
    ...modelsQuestion,
    refetchInterval: (query) => (isMaking(query.state.data) ? LOOK : false),
  });
  const making = isMaking(models.data);
  const state = models.data?.adopting?.state;
  const wasMaking = useRef(false);
  useEffect(() => {
    if (wasMaking.current && !making && state !== 'failed') {
      tell(words.model.learned.done);
      void queries.invalidateQueries();
    }
    wasMaking.current = making;
  }, [making, state, tell, words, queries]);
  return models;
}

/** Notes that something is on its way into force, so that its end is seen however soon it comes. */
export function noteUnderway(queries: QueryClient, adopting: NonNullable<Models['adopting']>): void {
  queries.setQueryData<Models>(['models'], (before) => before && { ...before, adopting });
  void queries.invalidateQueries({ queryKey: ['models'] });
  void queries.invalidateQueries({ queryKey: ['catalog'] });
}

function isMaking(models: Models | undefined): boolean {
  return models?.adopting?.state === 'making';
}

/** A model held against what is in force; it takes the server some seconds, and stays true for a while. */
export function useComparison(id: string, current: string, isWanted = true) {
  return useQuery({
    queryKey: ['comparison', id, current],
    queryFn: async () => answerOf(server.GET('/api/v1/models/{id}/comparison', { params: { path: { id } } })),
    enabled: isWanted && id !== '',
    staleTime: 10 * 60_000,
    gcTime: 30 * 60_000,
  });
}
