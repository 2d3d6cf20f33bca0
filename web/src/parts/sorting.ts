/** By which column a table is sorted, and which way. */
export type Sorting = { readonly id: string; readonly desc: boolean };

/** The order that an address names: `name`, or `-name` for the largest first. */
export function sortingOf(text: string): Sorting[] {
  if (text === '' || text === '-') return [];
  return text.startsWith('-') ? [{ id: text.slice(1), desc: true }] : [{ id: text, desc: false }];
}

/** How an address names an order; empty if there is none. */
export function sortTextOf(sorting: readonly Sorting[]): string {
  const first = sorting[0];
  return first === undefined ? '' : `${first.desc ? '-' : ''}${first.id}`;
}
