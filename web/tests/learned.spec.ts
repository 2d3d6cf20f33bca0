import { join } from 'node:path';
import { sound } from './sound';
import { expect, settled, test } from './watch';

const FILE = join(import.meta.dirname, '..', '..', 'codec', 'src', 'test', 'resources', 'model', 'v1.json');

/** How long the whole shop may take to be counted anew, in milliseconds. */
const COUNTED_WITHIN = 30_000;

test('a model is put in, judged, brought into force with a reason and taken back; all of it keeps nobody out', async ({ page }) => {
  await page.goto('/model?part=learned');
  await settled(page);
  await page.getByLabel('Put in a model file').setInputFiles(FILE);
  await expect(page.getByRole('heading', { name: 'What each signal is worth' })).toBeVisible();
  await sound(page);
  await page.getByRole('button', { name: /^Adopt … / }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^Better means/)).toBeVisible();
  await sound(page);
  await dialog.getByLabel('Why, in your words').fill('a test of ours');
  await dialog.getByRole('button', { name: 'Adopt all the same' }).click();
  const back = page.getByRole('button', { name: 'Roll back …' });
  await expect(back).toBeEnabled({ timeout: COUNTED_WITHIN });
  await page.getByRole('button', { name: /^Held-out AUC \d/ }).click();
  await expect(dialog).toBeVisible();
  await sound(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Evidence', exact: true }).first().click();
  await settled(page);
  await sound(page);
  await page.getByRole('link', { name: 'Learned model' }).click();
  await back.click();
  await sound(page);
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByText('Everybody is counted by the catalog alone')).toBeVisible({ timeout: COUNTED_WITHIN });
  await page.getByRole('link', { name: 'History' }).click();
  await settled(page);
  await sound(page);
});
