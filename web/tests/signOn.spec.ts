import type { Browser, Page } from '@playwright/test';
import type { Words } from '../src/words/words';
import { browserOf, type Look } from './look';
import { expect, test } from './watch';

/** The page of somebody who is not signed in. */
async function stranger(browser: Browser, look: Look, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ ...browserOf(look), baseURL, storageState: { cookies: [], origins: [] } });
  return context.newPage();
}

/** Says at the provider who one is, and agrees that this server is told. */
async function enterAs(page: Page, words: Words, name: string) {
  await page.getByRole('link', { name: words.signIn.signOn.enter('The company') }).click();
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('whatever');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('signing on at a provider of identities ends on the page that was wanted, with the role of newcomers', async ({ browser, baseURL, words, look }) => {
  const page = await stranger(browser, look, baseURL!);
  await page.goto('/customers?stage=fading');
  await enterAs(page, words, 'maria');
  await expect(page).toHaveURL(/\/customers\?stage=fading$/);
  await expect(page.getByRole('heading', { name: words.customers.title, level: 1 })).toBeVisible();
  await page.goto('/settings/account');
  await expect(page.getByText(words.settings.password.elsewhere)).toBeVisible();
  const caller = (await (await page.request.get('/api/v1/caller')).json()) as { name: string; role: string };
  expect(caller).toMatchObject({ name: 'maria@example.com', role: 'viewer' });
  await page.context().close();
});

test('whose address the provider has not proved is not let in, and told why', async ({ browser, baseURL, words, look }) => {
  const page = await stranger(browser, look, baseURL!);
  await page.goto('/');
  await enterAs(page, words, 'mallory');
  await expect(page.getByRole('alert')).toContainText(words.signIn.signOn.failures.no_email('The company'));
  await page.context().close();
});
