import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answerOf, server } from '../api/client';
import { useWords } from '../words/words';
import { useCaller, useMay } from './session';

/** Whoever may sign in; asked for only where the caller may know. */
export function useUsers() {
  const mayKnow = useMay('admin');
  return useQuery({
    queryKey: ['users'],
    queryFn: async () => answerOf(server.GET('/api/v1/users')),
    enabled: mayKnow,
    staleTime: 5 * 60_000,
  });
}

/** Tells who did something, by name where the caller may know it. */
export function useWho(): (by: string) => string {
  const { words } = useWords();
  const caller = useCaller();
  const known = useUsers().data?.users;
  return useCallback(
    (by) => {
      if (by === 'refit') return words.model.byNight;
      if (by === caller.id) return caller.name ?? by;
      return known?.find((user) => user.id === by)?.name ?? by;
    },
    [words, caller, known],
  );
}
