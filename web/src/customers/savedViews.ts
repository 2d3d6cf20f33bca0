import type { Schemas } from '../api/client';
import { FILTERS } from './filters';

/** A filter and order of the list under a name, as the server keeps it. */
export type View = Schemas['ViewsView'];

/** What a view is to be. */
export type Wanted = Schemas['ViewsWantedView'];

const NAMES: ReadonlySet<string> = new Set([...FILTERS.map((filter) => filter.name), 'search', 'sort']);

/** The part of an address that a view keeps: filters, search and order, in a steady order. */
export function queryOf(all: URLSearchParams): string {
  const kept = new URLSearchParams([...all].filter(([name, value]) => value !== '' && (NAMES.has(name) || name.startsWith('trait.'))));
  kept.sort();
  return kept.toString();
}

const PLACE = 'pulse.views';

/** The views that an earlier version kept in this browser alone; what cannot be read is none. */
export function viewsIn(text: string | null): readonly Wanted[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept).map(({ name, query }) => ({ name, query: queryOf(new URLSearchParams(query)) })) : [];
  } catch {
    return [];
  }
}

export function viewsInBrowser(): readonly Wanted[] {
  try {
    return viewsIn(localStorage.getItem(PLACE));
  } catch {
    return [];
  }
}

/** Leaves those in the browser that the server has not taken; without any, nothing. */
export function leaveInBrowser(views: readonly Wanted[]): void {
  try {
    if (views.length === 0) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(views));
  } catch {
    // Without storage there was nothing in it.
  }
}

function isKept(value: unknown): value is { name: string; query: string } {
  return typeof value === 'object' && value !== null && 'name' in value && 'query' in value
    && typeof value.name === 'string' && typeof value.query === 'string';
}
