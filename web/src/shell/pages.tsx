import type { QueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, useState } from 'react';
import { sampleQuestion } from './sample';
import { type Caller, callerQuestion } from './session';

/** The pages of the navigation: each has an address, a key after `g`, and a name in the words of the shell. */
export const PAGES = [
  { name: 'monitor', path: '/', key: 'm', icon: 'M2 12h5l2-4 3 9 3-12 2 7h5' },
  { name: 'customers', path: '/customers', key: 'c', icon: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 9c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 0 1 0 7m2 3c2.5.7 4 2.6 4 6' },
  { name: 'effects', path: '/effects', key: 'e', icon: 'M4 20V10m6 10V4m6 16v-7m5 7H2' },
  { name: 'model', path: '/model', key: 'p', icon: 'M3 19c4 0 5-14 9-14s5 14 9 14M3 12h18' },
  { name: 'data', path: '/data', key: 'd', icon: 'M4 6c0-2 16-2 16 0v12c0 2-16 2-16 0V6Zm0 0c0 2 16 2 16 0M4 12c0 2 16 2 16 0' },
] as const;

export type PageName = (typeof PAGES)[number]['name'];

/** The code of a page, which may begin to ask what the page at an address shows to somebody, before anything is drawn. */
type PageFile<Props> = {
  readonly default: ComponentType<Props>;
  readonly ask?: (queries: QueryClient, address: URL, caller: Caller) => void;
};

/**
 * A page whose code is fetched when it is wanted. Where the code has come before, the page is there at once: one that
 * is waited for is shown 300 ms later, as places that wait are not to flicker.
 */
function fetched<Props extends object>(load: () => Promise<PageFile<Props>>) {
  let there: ComponentType<Props> | undefined;
  const fetch = async () => {
    const file = await load();
    there = file.default;
    return file;
  };
  const Waited = lazy(fetch) as unknown as ComponentType<Props>;
  function Page(props: Props) {
    const [Shown] = useState(() => there ?? Waited);
    return <Shown {...props} />;
  }
  return Object.assign(Page, { fetch });
}

export const Monitor = fetched(() => import('../monitor/Monitor'));
export const Customers = fetched(() => import('../customers/Customers'));
export const Customer = fetched(() => import('../customer/Customer'));
export const Effects = fetched(() => import('../effects/Effects'));
export const Data = fetched(() => import('../data/Data'));
export const Settings = fetched(() => import('../settings/Settings'));
export const SetUp = fetched(() => import('../sign-in/SetUp'));
export const Model = fetched(() => import('../model/Model'));

/** By the beginning of an address, the longest first. */
const BEGINNINGS: readonly (readonly [string, { readonly fetch: () => Promise<Pick<PageFile<never>, 'ask'>> }])[] = [
  ['/customers/', Customer], ['/customers', Customers], ['/effects', Effects], ['/model', Model], ['/data', Data],
  ['/settings', Settings], ['/setup', SetUp], ['/', Monitor],
];

/** Fetches the page of a path. Whoever shows it says what went wrong with that. */
async function fetchPage(path: string) {
  return BEGINNINGS.find(([beginning]) => path.startsWith(beginning))?.[1].fetch().catch(() => undefined);
}

/** Fetches the page of an address. Meanwhile it is asked who looks at it, and then what they will see. */
export async function forePage(queries: QueryClient, address: URL): Promise<void> {
  const page = fetchPage(address.pathname);
  if (!address.pathname.startsWith('/setup')) void askAhead(queries, address, page);
  await page;
}

async function askAhead(queries: QueryClient, address: URL, page: ReturnType<typeof fetchPage>): Promise<void> {
  // Whoever is not let in is shown the way in.
  const caller = await queries.fetchQuery(callerQuestion).catch(() => undefined);
  if (!caller) return;
  void queries.prefetchQuery(sampleQuestion);
  (await page)?.ask?.(queries, address, caller);
}

/** Fetches the pages that one may go to from anywhere, while nobody waits for one. */
export function fetchPages(): void {
  for (const page of PAGES) void fetchPage(page.path);
  void fetchPage('/customers/any');
}
