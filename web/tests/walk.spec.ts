import type { APIRequestContext, Page } from '@playwright/test';
import { segmentOf } from '../src/address/segment';
import { gathererOf, PAYLOADS } from './hostile/texts';
import { sendAll, setUp, WAYS } from './hostile/ways';
import { PAGES } from './places';
import { expect, settled, test } from './watch';

/** What no page of ours has: elements and attributes that only a text taken for markup makes. */
const SMUGGLED = [
  ...['script', 'iframe', 'object', 'embed', 'base', 'style', 'link', 'meta', 'math', 'video', 'audio', 'body body'].map((name) => `#root ${name}`),
  'svg script', 'img[src="x"]', 'form[action]', '[href^="javascript" i]', '[href^="vbscript" i]', '[href^="data" i]',
  ...['onload', 'onerror', 'onfocus', 'ontoggle', 'style*="javascript"', 'srcdoc'].map((name) => `[${name}]`),
].join(',');

/** Goes to another address without loading the page again, as a link of ours does. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Holds that what is shown is text; and says which of the hostile texts are. */
async function shown(page: Page): Promise<readonly string[]> {
  expect(await page.locator(SMUGGLED).evaluateAll((all) => all.map((each) => each.outerHTML)), page.url()).toEqual([]);
  const text = await page.evaluate(() => document.body.textContent!);
  return PAYLOADS.filter((payload) => text.includes(payload));
}

async function walk(page: Page, path: string): Promise<readonly string[]> {
  await go(page, path);
  await settled(page);
  return shown(page);
}

function customerOf(kind: string): string {
  return encodeURIComponent(`${kind === 'x' ? 'x_user' : 'user_id'}:${gathererOf(kind)}`);
}

test.beforeEach(async ({ page }) => {
  await page.goto('/settings');
  await settled(page);
});

test('every page shows hostile texts as texts', async ({ page }) => {
  const pages = [...PAGES.filter((path) => path !== '/setup'), '/customers?search=hostile', '/customers?sort=-last_seen', '/data/failed?status=resolved',
    ...['campaign', 'content', 'channel', 'motivator', 'signal'].map((by) => `/effects?by=${by}&sort=-reach`)];
  const seen = new Set<string>();
  for (const path of pages) for (const text of await walk(page, path.replace('CUSTOMER', customerOf('segment')))) seen.add(text);
  expect(seen.size).toBe(PAYLOADS.length);
});

test('hostile texts that came in by whichever kind are texts on every page of their customer', async ({ page }) => {
  for (const { kind } of WAYS.filter((way) => way.isBelieved !== false)) {
    const seen = new Set<string>();
    for (const tab of ['', '?tab=ledger', '?tab=timeline', '?tab=identity', '?tab=consent']) {
      for (const text of await walk(page, `/customers/${customerOf(kind)}${tab}`)) seen.add(text);
    }
    expect(seen.size, kind).toBeGreaterThan(PAYLOADS.length / 2);
  }
});

test('customers whose very names are hostile texts are called by them', async ({ page }) => {
  for (const text of PAYLOADS) {
    await go(page, `/customers/${segmentOf(`user_id:${text}`)}?tab=identity`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
    await settled(page);
    expect(await shown(page), text).toContain(text);
  }
});

/** Of each source and each code of failure one failed event, as a page names it. */
async function failures(request: APIRequestContext): Promise<readonly number[]> {
  const found = new Map<string, number>();
  let cursor = '';
  do {
    const answer = await request.get(`/api/v1/failed?limit=500${cursor}`);
    const { failed, next_cursor } = (await answer.json()) as { failed: { id: number; source: string; code: string }[]; next_cursor?: string };
    for (const { id, source, code } of failed) found.set(`${source} ${code}`, id);
    cursor = next_cursor ? `&cursor=${encodeURIComponent(next_cursor)}` : '';
  } while (cursor);
  return [...found.values()];
}

test('failed events show what came as text', async ({ page, request }) => {
  const ids = await failures(request);
  expect(ids.length).toBeGreaterThan(WAYS.length);
  for (const id of ids) {
    await go(page, `/data/failed?event=${id}`);
    await expect(page.getByRole('dialog').getByLabel('The record, as it came')).not.toBeEmpty();
    await shown(page);
  }
});

test('hostile texts are texts while they arrive, and in the palette', async ({ page, request }) => {
  await go(page, '/data/debugger');
  await settled(page);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const segment = WAYS.find((way) => way.kind === 'segment')!;
  const source = await setUp(request, segment, 0);
  await sendAll(segment, source, source.id);
  const lines = page.getByRole('group', { name: 'Live debugger' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'refused' }).first()).toBeVisible();
  await expect(lines.filter({ hasText: 'alert(1)' }).first()).toBeVisible();
  await shown(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Jump to/ }).fill('<img');
  await expect(page.getByRole('option', { name: '<img src=x' }).first()).toBeVisible();
  await shown(page);
});
