import type { Schemas } from '../api/client';

type Row = Schemas['CustomersLine'];

/**
 * The rows of all pages, each customer once, where they stood first: between one page and the next a pulse may have
 * fallen far enough that its customer comes again.
 */
export function rowsOf(pages: readonly { readonly customers: readonly Row[] }[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const row of pages.flatMap((page) => page.customers)) if (!rows.has(row.customer)) rows.set(row.customer, row);
  return [...rows.values()];
}
