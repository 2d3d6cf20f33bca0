import { like, saidBy } from './look';
import { sound } from './sound';
import { expect, settled, test } from './watch';

test('a changed weight shows what it would do to real customers, outlasts a reload and can be discarded', async ({ page, words }) => {
  await page.goto('/model?find=order');
  await settled(page);
  await page.getByLabel(`${words.model.catalog.weight}: Order Completed`, { exact: true }).fill('5');
  await expect(page.getByText(like(words.model.effect.changed, '[\\d.,]+'))).toBeVisible();
  await expect(page.getByText(words.model.catalog.was('10'))).toBeVisible();
  const row = page.getByRole('region', { name: words.model.effect.who }).getByRole('row').nth(1);
  await expect(row).toContainText('→');
  await page.reload();
  await expect(page.getByLabel(`${words.model.catalog.weight}: Order Completed`, { exact: true })).toHaveValue('5');
  await page.getByRole('button', { name: words.model.effect.discard }).click();
  await expect(page.getByText(words.model.effect.nothing)).toBeVisible();
  await expect(page.getByLabel(`${words.model.catalog.weight}: Order Completed`, { exact: true })).toHaveValue('10');
});

test('a wrong text is told by line and key', async ({ page, words }) => {
  await page.goto('/model?mode=text');
  await settled(page);
  const text = page.getByLabel(words.model.catalog.text);
  await text.fill((await text.inputValue()).replace('side: return', 'side: retrun'));
  await expect(page.getByRole('alert')).toContainText(saidBy(words, 'got "retrun", allowed: investment, return'));
  await expect(page.getByRole('button', { name: words.model.catalog.toTable })).toBeDisabled();
  await page.getByRole('button', { name: words.model.effect.discard }).click();
});

test('a catalog is put in force with a reason, stands in the history, and is taken back', async ({ page, words }) => {
  const reason = `Nobody plays these ${Date.now()}`;
  await page.goto('/model?find=video ad completed');
  await settled(page);
  await page.getByLabel(`${words.model.catalog.weight}: Video Ad Completed`, { exact: true }).fill('0.2');
  await page.getByRole('button', { name: words.model.effect.save, exact: true }).click();
  await page.getByLabel(words.model.adopt.reason).fill(reason);
  await page.getByRole('button', { name: words.model.effect.saveDo }).click();
  await expect(page.getByText(words.model.learned.done)).toBeVisible();
  await expect(page.getByLabel(`${words.model.catalog.weight}: Video Ad Completed`, { exact: true })).toHaveValue('0.2');
  await page.getByRole('link', { name: words.model.parts.history }).click();
  await expect(page.getByRole('row').filter({ hasText: reason })).toContainText(words.model.history.hows.edited!);
  await page.getByRole('link', { name: words.model.parts.catalog, exact: true }).first().click();
  await page.getByRole('button', { name: words.model.catalog.takeBack }).click();
  await sound(page);
  await page.getByRole('button', { name: words.model.catalog.takeBackDo, exact: true }).click();
  await expect(page.getByText(words.model.catalog.ofFile)).toBeVisible();
});

test('without a model the page says how one is learned', async ({ page, words }) => {
  await page.goto('/model?part=learned');
  await settled(page);
  await expect(page.getByText(words.model.learned.byCatalog)).toBeVisible();
  await expect(page.getByText('./pulse fit events.jsonl')).toBeVisible();
});
