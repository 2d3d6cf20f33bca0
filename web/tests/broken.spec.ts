import { WORDLESS } from '../src/words/words';
import { expect, settled, test } from './watch';

/** As in a page that was opened before Pulse was renewed. */
test('a page whose code is gone says so in its frame, and comes when it is loaded again', async ({ page, words, watch }) => {
  const code = /\/assets\/Model-.*\.js$/;
  await page.route(code, (route) => route.fulfill({ status: 404 }));
  await page.goto('/model');
  const trouble = page.getByRole('main').getByRole('alert');
  await expect(trouble).toContainText(words.common.unexpected);
  expect(watch.complaints.splice(0).join()).toContain('dynamically imported module');
  await page.getByRole('link', { name: words.shell.pages.data, exact: true }).click();
  await settled(page);
  await page.goto('/model');
  await expect(trouble).toBeVisible();
  watch.complaints.splice(0);
  await page.unroute(code);
  await trouble.getByRole('button', { name: words.common.again }).click();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: words.model.title })).toBeVisible();
});

test('a customer that cannot be shown does not keep the list from being shown', async ({ page, words, watch }) => {
  await page.route(/\/assets\/Customer-.*\.js$/, (route) => route.fulfill({ status: 404 }));
  await page.goto('/customers/nobody');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(words.common.unexpected);
  watch.complaints.splice(0);
  await page.getByRole('link', { name: words.shell.pages.customers, exact: true }).click();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: words.customers.title })).toBeVisible();
});

test('a page whose words do not come says that it could not be loaded', async ({ page, look }) => {
  await page.route(/\/assets\/(en|de)-.*\.js$/, (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect(page.getByRole('alert')).toHaveText(WORDLESS[look.language]);
});
