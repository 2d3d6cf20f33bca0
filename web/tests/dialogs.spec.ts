import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Words } from '../src/words/words';
import { beginning, like } from './look';
import { customerWith } from './places';
import { proofOf, send, sourceFor } from './senders';
import { sound } from './sound';
import { expect, settled, test } from './watch';

/** What is opened here, by the files of the screens; and what other tests open on their way. */
const OPENED = new Set(['model/TakeBack.tsx', 'model/Adopt.tsx', 'model/InForce.tsx', 'settings/TwoFactor.tsx']);

function layers(files: readonly string[], title: string, run: (page: Page, words: Words) => Promise<void>): void {
  for (const file of files) OPENED.add(file);
  test(title, ({ page, words }) => run(page, words));
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
  'what opens over every page, and the list of time zones', async (page, words) => {
    await open(page, '/settings');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: words.shell.paletteLabel }).fill('a');
    await soundWith(page, page.getByRole('dialog', { name: words.shell.palette }));
    await page.getByRole('combobox', { name: words.shell.paletteLabel }).fill('no such thing');
    await soundWith(page, page.getByText(words.shell.paletteNone));
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await soundWith(page, page.getByRole('dialog', { name: words.shell.shortcuts }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: like(words.shell.you) }).click();
    await soundWith(page, page.getByRole('menu'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.shell.sample.remove }).click();
    await soundWith(page, page.getByRole('dialog', { name: words.shell.sample.remove }));
    await page.keyboard.press('Escape');
    await page.getByLabel(like(words.settings.appearance.zone)).fill('kath');
    await soundWith(page, page.getByRole('listbox'));
  });

layers(['customers/FilterBar.tsx', 'customers/Views.tsx', 'customers/SaveView.tsx', 'customers/ManageViews.tsx'], 'filters and saved views', async (page, words) => {
  await open(page, '/customers?search=sample-kai.a');
  await page.getByRole('button', { name: words.customers.filter, exact: true }).click();
  await soundWith(page, page.getByRole('dialog', { name: words.customers.filter }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.customers.views }).click();
  await soundWith(page, page.getByRole('menu'));
  await page.getByRole('menuitem', { name: words.customers.saveView }).click();
  await soundWith(page, page.getByRole('dialog', { name: words.customers.saveView }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.customers.views }).click();
  await page.getByRole('menuitem', { name: words.customers.manageViews }).click();
  await soundWith(page, page.getByRole('dialog', { name: words.customers.manageViews }));
});

layers(['customer/Vitals.tsx', 'customer/Parts.tsx', 'customer/Responds.tsx', 'customer/Identity.tsx', 'customer/Privacy.tsx', 'customer/RecordConsent.tsx'], 'what a customer’s numbers say, a split and an erasure',
  async (page, words) => {
    await open(page, `/customers/${await customerWith(page, 'stage=fading')}`);
    for (const name of [beginning(`${words.numbers.pulse} `), beginning(`${words.numbers.momentum} `), words.numbers.investments]) {
      await page.getByRole('button', { name }).click();
      await soundWith(page, page.getByRole('dialog'));
      await page.keyboard.press('Escape');
    }
    await page.getByRole('region', { name: words.customer.responds.title }).getByRole('button', { name: /\d$/ }).first().click();
    await expect(page.getByRole('dialog').getByText(words.customer.responds.help)).toBeVisible();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: words.customer.tabs.identity }).click();
    await page.getByRole('button', { name: words.customer.identity.split }).first().click();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.customer.identity.merge }).click();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: words.customer.tabs.consent }).click();
    await page.getByRole('button', { name: words.customer.consent.record }).click();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.customer.privacy.erase }).click();
    await soundWith(page, page.getByRole('dialog'));
  });

layers(['effects/EffectTable.tsx'], 'why something is to be done, and what an estimate is', async (page, words) => {
  await open(page, '/effects?by=channel');
  const row = page.getByRole('region', { name: words.effects.title }).getByRole('row').nth(1);
  for (const place of [0, 1]) {
    await row.getByRole('button').nth(place).click();
    await soundWith(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
  }
});

layers(['data/sources/SourceForm.tsx', 'data/sources/SourceShown.tsx', 'data/sources/SourceActions.tsx', 'data/sources/RemoveSource.tsx'],
  'a source being made, shown, changed and removed, and the message of it', async (page, words) => {
    const name = `Layers ${Date.now()}`;
    await open(page, '/data');
    await page.getByRole('button', { name: words.data.sources.make }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.data.sources.kind).selectOption('webhook');
    await dialog.locator('summary').first().click();
    await soundWith(page, dialog);
    await dialog.getByLabel(words.data.sources.kind).selectOption('segment');
    await dialog.getByLabel(words.data.sources.name).fill(name);
    await dialog.getByRole('button', { name: words.data.sources.makeAct }).click();
    await soundWith(page, page.getByRole('dialog', { name }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.data.sources.actionsOf(name) }).click();
    await soundWith(page, page.getByRole('menu'));
    await page.getByRole('menuitem', { name: words.data.sources.change }).click();
    await soundWith(page, dialog);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.data.sources.actionsOf(name) }).click();
    await page.getByRole('menuitem', { name: words.data.sources.turnOff }).click();
    await soundWith(page, page.getByRole('button', { name: words.common.undo }));
    await page.getByRole('button', { name: words.data.sources.actionsOf(name) }).click();
    await page.getByRole('menuitem', { name: words.data.sources.remove }).click();
    await soundWith(page, dialog);
    await dialog.getByRole('button', { name: words.common.remove }).click();
    await expect(dialog).toHaveCount(0);
  });

layers(['data/imports/ImportList.tsx'], 'a file that is still coming, and its end', async (page, words) => {
  const name = `layers-${Date.now()}.jsonl`;
  const begun = await page.request.post('/api/v1/imports', { data: { name, bytes: 1_000_000 }, headers: await proofOf(page.request) });
  expect(begun.status()).toBe(201);
  await open(page, '/data/imports');
  await page.getByRole('region', { name }).getByRole('button', { name: words.data.imports.cancel }).click();
  const dialog = page.getByRole('dialog', { name: words.data.imports.cancelTitle(name) });
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: words.data.imports.cancelAct }).click();
  // Of a file that had not come as a whole nothing is kept.
  await expect(page.getByRole('region', { name })).toHaveCount(0);
});

layers(['data/keys/NewKey.tsx', 'data/keys/Keys.tsx'], 'a key being made, shown, rotated and revoked', async (page, words) => {
  const name = `Layers ${Date.now()}`;
  await open(page, '/data/keys');
  await page.getByRole('button', { name: words.data.keys.make }).click();
  const dialog = page.getByRole('dialog');
  await soundWith(page, dialog);
  await dialog.getByLabel(words.data.sources.name).fill(name);
  await dialog.getByRole('button', { name: words.data.keys.makeAct }).click();
  await soundWith(page, page.getByRole('dialog', { name: words.data.keys.fresh(name) }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.data.keys.rotateTitle(name) }).click();
  await soundWith(page, dialog);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.data.keys.revokeTitle(name) }).click();
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: words.data.keys.revoke, exact: true }).click();
  await expect(dialog).toHaveCount(0);
});

layers(['data/failed/FailedOne.tsx', 'data/failed/Bulk.tsx'], 'a failed event, many of them, and what is still wrong', async (page, words) => {
  const source = await sourceFor(page.request, `Layers ${Date.now()}`);
  for (const messageId of ['one', 'two']) await send(page.request, source.write_key, { messageId, userId: 'ada', event: 'Order Completed', timestamp: 'yesterday' });
  await open(page, `/data/failed?source=${source.id}`);
  const rows = page.getByRole('group', { name: words.data.failed.title }).locator('tbody tr');
  const dialog = page.getByRole('dialog');
  await rows.first().getByRole('button').click();
  await expect(dialog).toContainText('yesterday');
  await soundWith(page, dialog);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.data.failed.replayAll }).click();
  await expect(dialog).toContainText(words.data.failed.replayHelp('2', 2));
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: words.data.failed.replayAct('2') }).click();
  await soundWith(page, page.getByRole('dialog', { name: words.data.failed.stillWrong }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.data.failed.dropAll }).click();
  await soundWith(page, dialog);
  await dialog.getByLabel(words.data.failed.reason).fill('a test of ours');
  await dialog.getByRole('button', { name: words.data.failed.dropAct('2') }).click();
  await page.getByLabel(words.data.failed.status).selectOption('resolved');
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('button').click();
  await soundWith(page, dialog);
});

layers(['settings/Invite.tsx', 'settings/Users.tsx'], 'an invitation, its link, and the removal of a user', async (page, words) => {
  await open(page, '/settings/users');
  await page.getByRole('button', { name: words.settings.users.invite }).click();
  const dialog = page.getByRole('dialog');
  await soundWith(page, dialog);
  await dialog.getByRole('button', { name: words.settings.users.inviteAct }).click();
  await soundWith(page, page.getByRole('dialog', { name: words.settings.users.link }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.settings.users.removeTitle(process.env['PULSE_NAME']!) }).click();
  await soundWith(page, dialog);
});

layers(['model/SaveCatalog.tsx'], 'a changed catalog about to be saved', async (page, words) => {
  await open(page, '/model?find=wishlist');
  await page.getByLabel(beginning(words.model.catalog.weight)).first().fill('7');
  await page.getByRole('button', { name: words.model.effect.save, exact: true }).click();
  await soundWith(page, page.getByRole('dialog'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.model.effect.discard }).click();
});
