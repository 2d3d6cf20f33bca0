import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answerOf, server } from '../api/client';
import { useWords } from '../words/words';
import { useCaller, useMay } from './session';

/** Tells who did something, by name where the caller may know it. */
export function useWho(): (by: string) => string {
  const { words } = useWords();
  const caller = useCaller();
  const mayKnow = useMay('admin');
  const users = useQuery({
    queryKey: ['users'],
    queryFn: async () => answerOf(server.GET('/api/v1/users')),
    enabled: mayKnow,
    staleTime: 5 * 60_000,
  });
  const known = users.data?.users;
  return useCallback(
    (by) => {
      if (by === 'refit') return words.model.byNight;
      if (by === caller.id) return caller.name ?? by;
      return known?.find((user) => user.id === by)?.name ?? by;
    },
    [words, caller, known],
  );
}
