/** Why somebody was not let in after the provider sent them back. */
export const FAILURES = [
  'denied', 'doubtful', 'unreachable', 'slowed', 'not_set_up', 'no_email', 'no_account', 'somebody_else', 'full',
] as const;

export type Failure = (typeof FAILURES)[number];

/** What an address says of a sign-on that failed; one that we do not know is a doubtful one. */
export function signOnFailure(search: string): Failure | undefined {
  const code = new URLSearchParams(search).get('sign_on');
  if (code === null) return undefined;
  return FAILURES.find((each) => each === code) ?? 'doubtful';
}

/** Where signing on begins; it ends on the page that somebody is on, without what an earlier try has left there. */
export function signOnStart(page: { pathname: string; search: string }): string {
  const kept = new URLSearchParams(page.search);
  kept.delete('sign_on');
  const query = kept.toString();
  return `/api/v1/sign-on/start?${new URLSearchParams({ to: page.pathname + (query && `?${query}`) })}`;
}
