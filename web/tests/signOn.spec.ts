import { expect, type Page, test } from '@playwright/test';

test.use({ storageState: { cookies: [], origins: [] } });

/** Says at the provider who one is, and agrees that this server is told. */
async function enterAs(page: Page, name: string) {
  await page.getByRole('link', { name: 'Sign in with The company' }).click();
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('whatever');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('signing on at a provider of identities ends on the page that was wanted, with the role of newcomers', async ({ page }) => {
  await page.goto('/customers?stage=fading');
  await enterAs(page, 'maria');
  await expect(page).toHaveURL(/\/customers\?stage=fading$/);
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await page.goto('/settings/account');
  await expect(page.getByText('password and second factor are kept there')).toBeVisible();
  const caller = (await (await page.request.get('/api/v1/caller')).json()) as { name: string; role: string };
  expect(caller).toMatchObject({ name: 'maria@example.com', role: 'viewer' });
});

test('whose address the provider has not proved is not let in, and told why', async ({ page }) => {
  await page.goto('/');
  await enterAs(page, 'mallory');
  await expect(page.getByRole('alert')).toContainText('does not say which e-mail address is yours');
});
