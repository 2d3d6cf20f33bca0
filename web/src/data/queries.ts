import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { useMay } from '../shell/session';
import { useWords } from '../words/words';

export type Account = Schemas['AccountingAccount'];
export type Source = Schemas['AccessEndpointsSource'];

/** What became of every record. */
export function useAccounting() {
  return useQuery({
    queryKey: ['sums', 'accounting'],
    queryFn: async () => answerOf(server.GET('/api/v1/accounting')),
    refetchInterval: 10_000,
  });
}

/** The sources that are set up; nothing for those who may not see them. */
export function useSources() {
  const mayManage = useMay('admin');
  return useQuery({
    queryKey: ['sources'],
    queryFn: async () => answerOf(server.GET('/api/v1/sources')),
    enabled: mayManage,
  });
}

/** What people call a source, or its id, where no name is known; some are called by a word, for they were never set up. */
export function useSourceName(): (id: string) => string {
  const { known } = useWords().words.data.account;
  const sources = useSources().data?.sources;
  return useMemo(() => {
    const names = new Map(sources?.map((source) => [source.id, source.name]));
    return (id) => known[id] ?? names.get(id) ?? id;
  }, [sources, known]);
}
