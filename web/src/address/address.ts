import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { identifierOf, segmentOf } from './segment';

/** What a page shows, kept in the address, so that a copied address shows the same. */
export type Address = {
  readonly get: (name: string) => string;
  readonly all: URLSearchParams;
  /** Changes some parameters; an empty text takes one away. `replace` leaves no step to go back to. */
  readonly set: (changes: Record<string, string>, how?: { replace?: boolean }) => void;
};

export function useAddress(): Address {
  const [all, setAll] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string>, how: { replace?: boolean } = {}) => {
      setAll((before) => changed(before, changes), { replace: how.replace ?? false });
    },
    [setAll],
  );
  return useMemo(() => ({ all, set, get: (name: string) => all.get(name) ?? '' }), [all, set]);
}

/** The parameters after a change, in a steady order, so that one state has one address. */
export function changed(before: URLSearchParams, changes: Record<string, string>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') after.delete(name);
    else after.set(name, value);
  }
  after.sort();
  return after;
}

/** The address of a page with parameters; those that say nothing are left out. */
export function linkTo(path: string, parameters: Record<string, string> = {}): string {
  const query = changed(new URLSearchParams(), parameters).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The address of a customer's page. */
export function customerLink(customer: string, parameters: Record<string, string> = {}): string {
  return linkTo(`/customers/${segmentOf(customer)}`, parameters);
}

/** The identifier in the address of a customer's page, decoded once and from what stands there: it may hold any sign. */
export function useCustomerInAddress(): string {
  useLocation();
  return customerIn(location.pathname);
}

export function customerIn(path: string): string {
  return identifierOf(path.slice('/customers/'.length));
}
