import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { bodyOf, type Draft, emptyDraft, isEmpty, keepDraft, readDraft } from './draft';

export type CatalogInForce = Schemas['CatalogJsonInForce'];
export type Foreseen = Schemas['CatalogJsonForeseen'];

/** So long after the latest key its effect is asked for, in milliseconds. */
const PAUSE = 400;

export const catalogQuestion = queryOptions({
  queryKey: ['catalog'],
  queryFn: async () => answerOf(server.GET('/api/v1/catalog')),
});

export function useCatalog() {
  return useQuery(catalogQuestion);
}

/** The draft of this window, kept over reloads. */
export function useDraft(of: string): [Draft, (draft: Draft) => void, () => void] {
  const [draft, setDraft] = useState(() => readDraft(of));
  const change = useCallback((after: Draft) => {
    keepDraft(after);
    setDraft(after);
  }, []);
  const discard = useCallback(() => change(emptyDraft(of)), [change, of]);
  // An empty draft is of whatever is in force.
  const current = isEmpty(draft) && draft.of !== of ? emptyDraft(of) : draft;
  return [current, change, discard];
}

/** What a draft would do to real customers, asked for when nobody has typed for a moment. */
export function usePreview(draft: Draft, who: readonly string[], isWanted: boolean) {
  const body = bodyOf(draft);
  const asked = useSettled(body && JSON.stringify({ ...body, ...(who.length > 0 ? { customers: who } : {}) }));
  const preview = useQuery({
    queryKey: ['catalog-preview', draft.of, asked],
    queryFn: async ({ signal }) =>
      answerOf(server.POST('/api/v1/catalog/preview', { body: JSON.parse(asked!) as Schemas['CatalogEndpointsWanted'], signal })),
    enabled: isWanted && asked !== undefined && !isEmpty(draft),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { preview, isReadable: body !== undefined };
}

/** A value that has not changed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
