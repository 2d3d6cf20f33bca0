import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, server } from '../api/client';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import { leaveInBrowser, type View, viewsInBrowser, type Wanted } from './savedViews';

const KEY = ['views'];

/** The views that the caller sees: their own, and what others share. */
export function useViews() {
  return useQuery({ queryKey: KEY, queryFn: async () => answerOf(server.GET('/api/v1/views')) });
}

/** Saves a new view, or one of one's own in another way. */
export function useSave() {
  const queries = useQueryClient();
  return async (wanted: Wanted, id?: string): Promise<View> => {
    const saved = await (id === undefined
      ? answerOf(server.POST('/api/v1/views', { body: wanted }))
      : answerOf(server.PUT('/api/v1/views/{id}', { params: { path: { id } }, body: wanted })));
    await queries.invalidateQueries({ queryKey: KEY });
    return saved;
  };
}

/** Removes a view; one of one's own can be had back for a moment. */
export function useRemove() {
  const { words } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const save = useSave();
  const again = useMutation({ mutationFn: ({ name, query, shared }: View) => save({ name, query, shared }) });
  const remove = useMutation({
    mutationFn: (view: View) => server.DELETE('/api/v1/views/{id}', { params: { path: { id: view.id } } }),
    onSuccess: (_, view) => tell(words.customers.viewDeleted(view.name), view.own ? { undo: () => again.mutate(view) } : {}),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return { remove, trouble: remove.error ?? again.error };
}

let isTaking = false;

/** Gives the server, once, the views that an earlier version kept in this browser. */
export function useTakeOver(known: readonly View[] | undefined) {
  const save = useSave();
  useEffect(() => {
    const left = viewsInBrowser();
    if (known === undefined || isTaking || left.length === 0) return;
    isTaking = true;
    void takeOver(left, known, save).then(leaveInBrowser).finally(() => {
      isTaking = false;
    });
    // Once the server's are known; what changes later does not begin it again.
  }, [known === undefined]);
}

/** Saves one after the other; those from the first that was not taken on stay, to be tried again another day. */
async function takeOver(left: readonly Wanted[], known: readonly View[], save: (wanted: Wanted) => Promise<View>): Promise<readonly Wanted[]> {
  for (const [place, wanted] of left.entries()) {
    if (known.some((view) => view.own && view.name === wanted.name && view.query === wanted.query)) continue;
    try {
      await save(wanted);
    } catch {
      return left.slice(place);
    }
  }
  return [];
}
