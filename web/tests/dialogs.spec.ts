import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { customerWith } from './places';
import { proofOf, send, sourceFor } from './senders';
import { sound } from './sound';
import { expect, settled, test } from './watch';

/** What is opened here, by the files of the screens; and what other tests open on their way. */
const OPENED = new Set(['model/TakeBack.tsx', 'model/Adopt.tsx', 'model/InForce.tsx', 'settings/TwoFactor.tsx']);

function layers(files: readonly string[], title: string, run: (page: Page) => Promise<void>): void {
  for (const file of files) OPENED.add(file);
  test(title, ({ page }) => run(page));
}

/** Holds that a layer keeps nobody out; it is still there afterwards. */
async function soundWith(page: Page, layer: Locator): Promise<void> {
  await expect(layer).toBeVisible();
  await sound(page);
  await expect(layer).toBeVisible();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

test('every layer of every page is opened by some test', () => {
  const source = join(import.meta.dirname, '..', 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx') && !file.startsWith('parts/'));
  const layered = files.filter((file) => /<(Dialog|Menu|Popover|ComboboxPopover|Tooltip|Ask|Show|Hint)\b/.test(readFileSync(join(source, file), 'utf8')));
  expect(layered.sort()).toEqual([...OPENED].sort());
});

layers(['shell/Palette.tsx', 'shell/Shortcuts.tsx', 'shell/Person.tsx', 'shell/RemoveSample.tsx', 'settings/ZoneChoice.tsx'],
  'what opens over every page, and the list of time zones', async (page) => {
    await open(page, '/settings');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Jump to/ }).fill('a');
    await soundWith(page, page.getByRole('dialog', { name: 'Command palette' }));
    await page.getByRole('combobox', { name: /^Jump to/ }).fill('no such thing');
    await soundWith(page, page.getByText('Nothing found.'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await soundWith(page, page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await soundWith(page, page.getByRole('menu'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove sample data' }).click();
    await soundWith(page, page.getByRole('dialog', { name: 'Remove sample data' }));
    await page.keyboard.press('Escape');
    await page.getByLabel(/^Time zone/).fill('kath');
    await soundWith(page, page.getByRole('listbox'));
  });

layers(['customers/FilterBar.tsx', 'customers/Views.tsx', 'customers/SaveView.tsx', 'customers/ManageViews.tsx'], 'filters and saved views', async (page) => {
  await open(page, '/customers?search=sample-kai.a');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await soundWith(page, page.getByRole('dialog', { name: 'Filter' }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await soundWith(page, page.getByRole('menu'));
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await soundWith(page, page.getByRole('dialog', { name: 'Save this view' }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Manage saved views' }).click();
  await soundWith(page, page.getByRole('dialog', { name: 'Manage saved views' }));
});

layers(['customer/Vitals.tsx', 'customer/Parts.tsx', 'customer/Identity.tsx', 'customer/Consent.tsx'], 'what a customer’s numbers say, a split and an erasure',
  async (page) => {
    await open(page, `/customers/${await customerWith(page, 'stage=fading')}`);
    for (const name of [/^Pulse /, /^Trend /, /^Investments$/]) {
      await page.getByRole('button', { name }).click();
      await soundWith(page, page.getByRole('dialog'));
      await page.keyboard.press('Escape');
    }
    await page.getByRole('tab', { name: 'Identity' }).click();
    await page.getByRole('button', { name: 'Split off' }).first().click();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Consent' }).click();
    await page.getByRole('button', { name: /^Erase/ }).click();
    await soundWith(page, page.getByRole('dialog'));
  });

layers(['effects/EffectTable.tsx'], 'why something is to be done, and what an estimate is', async (page) => {
  await open(page, '/effects?by=channel');
  const row = page.getByRole('region', { name: 'Content and channels' }).getByRole('row').nth(1);
  for (const place of [0, 1]) {
    await row.getByRole('button').nth(place).click();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
  }
});

layers(['data/sources/SourceForm.tsx', 'data/sources/SourceShown.tsx', 'data/sources/SourceActions.tsx', 'data/sources/RemoveSource.tsx'],
  'a source being made, shown, changed and removed, and the message of it', async (page) => {
    const name = `Layers ${Date.now()}`;
    await open(page, '/data');
    await page.getByRole('button', { name: 'New source' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kind').selectOption('webhook');
    await dialog.locator('summary').first().click();
    await soundWith(page, dialog);
    await dialog.getByLabel('Kind').selectOption('segment');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Make the source' }).click();
    await soundWith(page, page.getByRole('dialog', { name }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await soundWith(page, page.getByRole('menu'));
    await page.getByRole('menuitem', { name: 'Change' }).click();
    await soundWith(page, dialog);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Switch off' }).click();
    await soundWith(page, page.getByRole('button', { name: 'Undo' }));
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await soundWith(page, dialog);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(dialog).toHaveCount(0);
  });

layers(['data/imports/ImportList.tsx'], 'a file that is still coming, and its end', async (page) => {
  const name = `layers-${Date.now()}.jsonl`;
  const begun = await page.request.post('/api/v1/imports', { data: { name, bytes: 1_000_000 }, headers: await proofOf(page.request) });
  expect(begun.status()).toBe(201);
  await open(page, '/data/imports');
  await page.getByRole('region', { name }).getByRole('button', { name: 'Stop …' }).click();
  const dialog = page.getByRole('dialog', { name: `Read no more of “${name}”?` });
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: 'Read no more' }).click();
  // Of a file that had not come as a whole nothing is kept.
  await expect(page.getByRole('region', { name })).toHaveCount(0);
});

layers(['data/keys/NewKey.tsx', 'data/keys/Keys.tsx'], 'a key being made, shown, rotated and revoked', async (page) => {
  const name = `Layers ${Date.now()}`;
  await open(page, '/data/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog');
  await soundWith(page, dialog);
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await soundWith(page, page.getByRole('dialog', { name: `The secret of “${name}”` }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Rotate “${name}”` }).click();
  await soundWith(page, dialog);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Revoke “${name}”` }).click();
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(dialog).toHaveCount(0);
});

layers(['data/failed/FailedOne.tsx', 'data/failed/Bulk.tsx'], 'a failed event, many of them, and what is still wrong', async (page) => {
  const source = await sourceFor(page.request, `Layers ${Date.now()}`);
  for (const messageId of ['one', 'two']) await send(page.request, source.write_key, { messageId, userId: 'ada', event: 'Order Completed', timestamp: 'yesterday' });
  await open(page, `/data/failed?source=${source.id}`);
  const rows = page.getByRole('group', { name: 'Failed events' }).locator('tbody tr');
  const dialog = page.getByRole('dialog');
  await rows.first().getByRole('button').click();
  await expect(dialog).toContainText('"yesterday"');
  await soundWith(page, dialog);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Send all that fit again' }).click();
  await expect(dialog).toContainText('2 failed events fit');
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: 'Send 2 again' }).click();
  await soundWith(page, page.getByRole('dialog', { name: 'Still wrong' }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Drop all that fit' }).click();
  await soundWith(page, dialog);
  await dialog.getByLabel('Reason').fill('a test of ours');
  await dialog.getByRole('button', { name: 'Drop 2' }).click();
  await page.getByLabel('Status').selectOption('resolved');
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('button').click();
  await soundWith(page, dialog);
});

layers(['settings/Invite.tsx', 'settings/Users.tsx'], 'an invitation, its link, and the removal of a user', async (page) => {
  await open(page, '/settings/users');
  await page.getByRole('button', { name: 'Invite a user' }).click();
  const dialog = page.getByRole('dialog');
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await soundWith(page, page.getByRole('dialog', { name: 'A link for one more user' }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Remove ${process.env['PULSE_NAME']}` }).click();
  await soundWith(page, dialog);
});

layers(['model/SaveCatalog.tsx'], 'a changed catalog about to be saved', async (page) => {
  await open(page, '/model?find=wishlist');
  await page.getByLabel(/^Weight \(points\): /).first().fill('7');
  await page.getByRole('button', { name: 'Save …', exact: true }).click();
  await soundWith(page, page.getByRole('dialog'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
});
