import { sound } from './sound';
import { expect, settled, test } from './watch';

test('a changed weight shows what it would do to real customers, outlasts a reload and can be discarded', async ({ page }) => {
  await page.goto('/model?find=order');
  await settled(page);
  await page.getByLabel('Weight (points): Order Completed', { exact: true }).fill('5');
  await expect(page.getByText(/of [\d,]+ customers looked at would change their stage/)).toBeVisible();
  await expect(page.getByText('was 10')).toBeVisible();
  const row = page.getByRole('region', { name: 'Customers' }).getByRole('row').nth(1);
  await expect(row).toContainText('→');
  await page.reload();
  await expect(page.getByLabel('Weight (points): Order Completed', { exact: true })).toHaveValue('5');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Nothing is changed.')).toBeVisible();
  await expect(page.getByLabel('Weight (points): Order Completed', { exact: true })).toHaveValue('10');
});

test('a wrong text is told by line and key', async ({ page }) => {
  await page.goto('/model?mode=text');
  await settled(page);
  const text = page.getByLabel('The whole catalog as YAML');
  await text.fill((await text.inputValue()).replace('side: return', 'side: retrun'));
  await expect(page.getByRole('alert')).toContainText('got "retrun", allowed: investment, return');
  await expect(page.getByRole('button', { name: 'Edit as table' })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('a catalog is put in force with a reason, stands in the history, and is taken back', async ({ page }) => {
  const reason = `Nobody plays these ${Date.now()}`;
  await page.goto('/model?find=video ad completed');
  await settled(page);
  await page.getByLabel('Weight (points): Video Ad Completed', { exact: true }).fill('0.2');
  await page.getByRole('button', { name: 'Save …', exact: true }).click();
  await page.getByLabel('Why, in your words').fill(reason);
  await page.getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByText('Done: everybody is counted by it now.')).toBeVisible();
  await expect(page.getByLabel('Weight (points): Video Ad Completed', { exact: true })).toHaveValue('0.2');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('row').filter({ hasText: reason })).toContainText('catalog changed');
  await page.getByRole('link', { name: 'Catalog', exact: true }).first().click();
  await page.getByRole('button', { name: 'Take back …' }).click();
  await sound(page);
  await page.getByRole('button', { name: 'Take back', exact: true }).click();
  await expect(page.getByText('This is the catalog that the server was started with.')).toBeVisible();
});

test('without a model the page says how one is learned', async ({ page }) => {
  await page.goto('/model?part=learned');
  await settled(page);
  await expect(page.getByText('Everybody is counted by the catalog alone')).toBeVisible();
  await expect(page.getByText('./pulse fit events.jsonl')).toBeVisible();
});
