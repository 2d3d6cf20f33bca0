import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { answerOf, type Schemas, server, setProof } from '../api/client';
import { Problem } from '../api/problem';
import { Trouble, Waiting } from '../parts/states';
import { SignIn } from '../sign-in/SignIn';

/** Who asks, and what they may. */
export type Caller = Schemas['AccessEndpointsCaller'];

const Context = createContext<Caller | undefined>(undefined);

export const callerQuestion = queryOptions({
  queryKey: ['caller'],
  queryFn: async () => {
    const found = await answerOf(server.GET('/api/v1/caller'));
    setProof(found.csrf_token ?? '');
    return found;
  },
  staleTime: Infinity,
});

/** Shows the pages to whoever is signed in, and the way in to everybody else. */
export function InSession({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const caller = useQuery(callerQuestion);
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        const isRefused = event.type === 'updated' && event.action.type === 'error' && isUnknown(event.action.error);
        if (isRefused && event.query.queryKey[0] !== 'caller') void queries.invalidateQueries({ queryKey: ['caller'] });
      }),
    [queries],
  );
  const [isOut, setOut] = useState(false);
  // While it is asked again, nobody has come in yet: what is typed at the way in stays.
  const isOutNow = caller.isPending ? isOut : isUnknown(caller.error);
  if (isOutNow !== isOut) setOut(isOutNow);
  if (isOutNow) {
    // What was typed stays where it is: the pages stand behind the way in.
    return (
      <>
        <SignIn wasIn={caller.data !== undefined} />
        {caller.data && <Context value={caller.data}>{children}</Context>}
      </>
    );
  }
  if (caller.isPending) return <Waiting />;
  if (caller.error) return <Trouble error={caller.error} again={() => void caller.refetch()} />;
  return <Context value={caller.data}>{children}</Context>;
}

function isUnknown(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

export function useCaller(): Caller {
  const caller = useContext(Context);
  if (caller === undefined) throw new Error('the caller is asked for outside of InSession');
  return caller;
}

/** Whether the caller has a scope, or all of them. */
export function useMay(scope: string): boolean {
  return mayOf(useCaller(), scope);
}

export function mayOf({ scopes }: Caller, scope: string): boolean {
  return scopes.includes(scope) || scopes.includes('admin');
}
