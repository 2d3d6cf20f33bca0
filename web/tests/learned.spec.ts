import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginning } from './look';
import { sound } from './sound';
import { expect, settled, test } from './watch';

const FILE = join(import.meta.dirname, '..', '..', 'codec', 'src', 'test', 'resources', 'model', 'v1.json');

/** How long the whole shop may take to be counted anew, in milliseconds. */
const COUNTED_WITHIN = 30_000;

/** The model with a tree of questions. */
function withTrees() {
  const model = JSON.parse(readFileSync(FILE, 'utf8'));
  model.rhythm.trees = { clues: { tenure_days: 0.75, 'days_since Order Completed': 0.25 }, sum: [[0, 900, [1, 5, 0.03, -0.01], 0.002]] };
  return { name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(model)) };
}

test('a model is put in, judged, brought into force with a reason and taken back; all of it keeps nobody out', async ({ page, words }) => {
  await page.goto('/model?part=learned');
  await settled(page);
  await page.getByLabel(words.model.learned.upload).setInputFiles(withTrees());
  await expect(page.getByRole('heading', { name: words.model.worth.title })).toBeVisible();
  await expect(page.getByText(words.model.worth.clues.tenure_days ?? 'none')).toContainText(/Order Completed/);
  await sound(page);
  await page.getByRole('button', { name: beginning(words.model.learned.adopt) }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(words.model.evidence.rule)).toBeVisible();
  await sound(page);
  await dialog.getByLabel(words.model.adopt.reason).fill('a test of ours');
  await dialog.getByRole('button', { name: words.model.adopt.insist }).click();
  const back = page.getByRole('button', { name: words.model.learned.rollback });
  await expect(back).toBeEnabled({ timeout: COUNTED_WITHIN });
  await page.getByRole('button', { name: beginning(`${words.model.learned.auc} 0`) }).click();
  await expect(dialog).toBeVisible();
  await sound(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: words.model.parts.evidence, exact: true }).first().click();
  await settled(page);
  await sound(page);
  await page.getByRole('link', { name: words.model.parts.learned }).click();
  await back.click();
  await sound(page);
  await dialog.getByRole('button', { name: words.model.learned.rollbackDo }).click();
  await expect(page.getByText(words.model.learned.byCatalog)).toBeVisible({ timeout: COUNTED_WITHIN });
  await page.getByRole('link', { name: words.model.parts.history }).click();
  await settled(page);
  await sound(page);
});
