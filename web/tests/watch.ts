import { expect, type Page, test as plain } from '@playwright/test';
import type { Words } from '../src/words/words';
import { type Look, lookOf, WORDS } from './look';

/** What a page must never do: fail, break the policy of its own server, or call another host. */
export type Watch = { readonly complaints: string[] };

/**
 * Every test has a page of its own in a browser that has the screens' code already, as anybody's has: one page stays
 * open in it, and with it the process that the others share.
 */
export const test = plain.extend<{ wanted: Look | undefined; look: Look; words: Words; watch: Watch }, { keptOpen: Page }>({
  wanted: [undefined, { option: true }],
  look: async ({ wanted }, use, test) => use(wanted ?? lookOf(test.title)),
  words: async ({ look }, use) => use(WORDS[look.language]),
  keptOpen: [
    async ({ browser }, use, worker) => {
      const { baseURL, storageState, timezoneId, locale } = worker.project.use;
      const context = await browser.newContext({ baseURL: baseURL!, storageState: storageState!, timezoneId: timezoneId!, locale: locale! });
      const page = await context.newPage();
      await page.goto('/openapi.json');
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ keptOpen, look: { theme, language, width } }, use) => {
    await keptOpen.evaluate((chosen) => localStorage.setItem('pulse.language', chosen), language);
    const page = await keptOpen.context().newPage();
    await page.setViewportSize({ width, height: 900 });
    // Pictures that move keep a processor busy; who tests that they do says so.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await use(page);
    await page.close();
    await keptOpen.evaluate(() => localStorage.clear());
  },
  watch: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const isOwn = request.url().startsWith(baseURL!) || /^(data|blob):/.test(request.url());
        if (!isOwn) complaints.push(`other host: ${request.url()}`);
      });
      await use({ complaints });
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Waits until a page stands: its title is there, and nothing in it is waited for any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('[data-tall]')).toHaveCount(0);
}

export { expect };
