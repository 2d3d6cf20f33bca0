import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../api/client';
import { useMay } from './session';

/** What happened, as it happens. */
export type Happening = {
  readonly customer: string;
  readonly now: { readonly at: string; readonly pulse: number; readonly stage: string } | null;
  readonly event: Schemas['Happened'];
};

/** The kinds of events that the server tells; only the first moves a pulse. */
const KINDS = ['interacted', 'described', 'linked', 'consented', 'noted'] as const;

type Hear = (happening: Happening) => void;

type Live = {
  readonly state: 'on' | 'off' | 'paused';
  readonly hear: (hear: Hear) => () => void;
};

const Context = createContext<Live>({ state: 'off', hear: () => () => {} });

/** Sums over everybody are asked for again at most this often, in milliseconds. */
const SUMS_EVERY = 5_000;

/** Listens to the server while the page can be seen. */
export function InLive({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const mayListen = useMay('customer:read');
  const hearers = useRef(new Set<Hear>());
  const [state, setState] = useState<Live['state']>('off');

  useEffect(() => {
    if (!mayListen) return undefined;
    let events: EventSource | undefined;
    let isStale = false;
    const open = () => {
      events = new EventSource('/api/v1/events');
      events.onopen = () => setState('on');
      events.onerror = () => setState('off');
      for (const kind of KINDS) {
        events.addEventListener(kind, (message) => {
          isStale = true;
          const happening = JSON.parse((message as MessageEvent<string>).data) as Happening;
          for (const hear of hearers.current) hear(happening);
        });
      }
    };
    const follow = () => {
      events?.close();
      if (document.hidden) setState('paused');
      else open();
    };
    const sums = setInterval(() => {
      if (isStale && !document.hidden) void queries.invalidateQueries({ queryKey: ['sums'] });
      isStale = false;
    }, SUMS_EVERY);
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearInterval(sums);
      events?.close();
    };
  }, [mayListen, queries]);

  const live = useMemo(
    () => ({
      state,
      hear: (hear: Hear) => {
        hearers.current.add(hear);
        return () => void hearers.current.delete(hear);
      },
    }),
    [state],
  );
  return <Context value={live}>{children}</Context>;
}

export function useLive(): Live {
  return useContext(Context);
}

/** Does something when anything happens with one customer. */
export function useBeats(customer: string, hear: Hear): void {
  const live = useLive();
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(
    () =>
      live.hear((happening) => {
        if (happening.customer === customer && happening.event.kind === 'interacted') latest.current(happening);
      }),
    [live, customer],
  );
}
