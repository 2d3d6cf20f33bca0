import type { Page } from '@playwright/test';

/** Every page and every part of one; CUSTOMER stands for one that is fading. */
export const PAGES = [
  '/',
  '/customers',
  '/customers/CUSTOMER?compare=1',
  '/customers/CUSTOMER?tab=ledger',
  '/customers/CUSTOMER?tab=timeline',
  '/customers/CUSTOMER?tab=identity',
  '/customers/CUSTOMER?tab=consent',
  '/effects',
  '/effects?by=channel&sort=-noise',
  '/model?find=email',
  '/model?mode=text',
  '/model?part=learned',
  '/model?part=evidence',
  '/model?part=history',
  '/data',
  '/data/debugger',
  '/data/failed',
  '/data/accounting',
  '/data/imports',
  '/data/exports',
  '/data/keys',
  '/settings',
  '/settings/account',
  '/settings/users',
  '/settings/audit',
  '/setup',
];

/** The first customer that a filter holds for, as an address has it. */
export async function customerWith(page: Page, filter: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/customers?limit=1&${filter}`);
  const { customers } = (await answer.json()) as { customers: { customer: string }[] };
  return encodeURIComponent(customers[0]!.customer);
}
