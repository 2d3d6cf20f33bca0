import type { Address } from '../address/address';

/** The filters of the list, as the server names them; each stands in the address under its name. */
export const FILTERS = [
  { name: 'stage', kind: 'stages' },
  { name: 'pulse_min', kind: 'number' },
  { name: 'pulse_max', kind: 'number' },
  { name: 'overdue_min', kind: 'number' },
  { name: 'overdue_max', kind: 'number' },
  { name: 'momentum_min', kind: 'number' },
  { name: 'momentum_max', kind: 'number' },
  { name: 'seen_after', kind: 'day' },
  { name: 'seen_before', kind: 'day' },
  { name: 'channel', kind: 'text' },
] as const;

export type FilterName = (typeof FILTERS)[number]['name'];

/** The numbers a list can be sorted by. */
export const SORTS = ['pulse', 'momentum', 'overdue', 'cadence', 'last_seen', 'interactions'] as const;

export type Sort = (typeof SORTS)[number];

/** What the list asks the server for. */
export type Wanted = Partial<Record<FilterName | 'search' | 'sort', string>>;

/** What the address asks for; what it does not name is left to the server. */
export function wantedBy(address: Address): Wanted {
  const names = [...FILTERS.map((filter) => filter.name), 'search', 'sort'] as const;
  const stated = names.map((name) => [name, address.get(name)] as const).filter(([, value]) => value !== '');
  return Object.fromEntries(stated);
}

/** The next order when a column is chosen: the most first, then the least first, then the usual one. */
export function nextSort(now: string, column: Sort): string {
  if (now === `-${column}`) return column;
  return now === column ? '' : `-${column}`;
}
