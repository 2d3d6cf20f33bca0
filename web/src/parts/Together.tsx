import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Once } from './Once';
import { Waiting } from './states';

/** Longer than this nobody waits for the slowest part: then each comes when it comes. */
const PATIENCE = 800;

const isFirst = (query: Query) => query.state.data === undefined;

/**
 * Shows parts of a page once all of them have their numbers: what comes later would push down what is being read.
 * @param about the beginning of the keys of what they ask for
 */
export function Together({ about, children }: { about: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [isThere, setThere] = useState(false);
  const waited = useIsFetching({ queryKey: [about], predicate: isFirst });
  useEffect(() => {
    // The parts have asked by now: effects of what is inside run before.
    if (queries.isFetching({ queryKey: [about], predicate: isFirst }) === 0) setThere(true);
  }, [queries, about, waited]);
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {!isThere && <Waiting />}
      <Once holds={isThere}>{children}</Once>
    </>
  );
}
