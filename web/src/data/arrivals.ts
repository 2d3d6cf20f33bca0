import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { answerOf, server } from '../api/client';
import { type Happening, useLive } from '../shell/live';
import { useMay } from '../shell/session';
import { type Arrival, failedOf, MOST, newestOf, storedOf } from './newest';

const LOOK_EVERY = 2_000;

type Arrivals = {
  readonly arrivals: readonly Arrival[];
  /** How many have come in since the list was held. */
  readonly waiting: number;
};

/** What comes in from now on, and what has failed lately. While it is held, nothing moves; what comes in waits. */
export function useArrivals(isHeld: boolean): Arrivals {
  const live = useLive();
  const mayMend = useMay('failed:write');
  const [stored, setStored] = useState<readonly Arrival[]>([]);
  const failed = useQuery({
    queryKey: ['failed', 'newest'],
    queryFn: async () => answerOf(server.GET('/api/v1/failed', { params: { query: { limit: 50 } } })),
    enabled: mayMend,
    refetchInterval: LOOK_EVERY,
  });
  const hear = useCallback((happening: Happening) => setStored((before) => [storedOf(happening), ...before].slice(0, MOST)), []);
  useEffect(() => live.hear(hear), [live, hear]);
  const newest = useMemo(() => newestOf(stored, (failed.data?.failed ?? []).map(failedOf)), [stored, failed.data]);
  const held = useRef(newest);
  if (!isHeld) held.current = newest;
  const known = new Set(held.current.map((each) => each.key));
  return { arrivals: held.current, waiting: isHeld ? newest.filter((each) => !known.has(each.key)).length : 0 };
}
