import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, server } from '../api/client';
import { courseOf } from '../ekg/course';
import { useBeats } from '../shell/live';

const DAY = 86_400_000;

/** Between two points of a trace: as fine as a picture can show, and never more than the server gives. */
function stepFor(days: number): string {
  return days <= 2 ? '15m' : days <= 14 ? '1h' : days <= 60 ? '6h' : '1d';
}

/** What the course of one customer's pulse over a period is asked with. */
export function traceQuestion(customer: string, from: Date, to: Date, isLive: boolean) {
  const days = (to.getTime() - from.getTime()) / DAY;
  // The present moves on, and the question with it, only as far as can be seen.
  const grain = Math.max(60_000, (days * DAY) / 2_000);
  const end = Math.round(to.getTime() / grain) * grain;
  return queryOptions({
    queryKey: ['customer', customer, 'trace', days, isLive ? 'live' : end],
    queryFn: async () =>
      answerOf(
        server.GET('/api/v1/customers/{identifier}/trace', {
          params: {
            path: { identifier: customer },
            query: { from: from.toISOString(), step: stepFor(days), ...(isLive ? {} : { to: to.toISOString() }) },
          },
        }),
      ),
  });
}

/** The course of one customer's pulse over a period; asked for again when something happens. */
export function useTrace(customer: string, from: Date, to: Date, isLive: boolean, isWanted = true) {
  const queries = useQueryClient();
  useBeats(customer, () => void queries.invalidateQueries({ queryKey: ['customer', customer] }));
  const asked = useQuery({
    ...traceQuestion(customer, from, to, isLive),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const course = useMemo(() => asked.data && courseOf(asked.data), [asked.data]);
  return { ...asked, course };
}
