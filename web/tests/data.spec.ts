import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Words } from '../src/words/words';
import { like, saidBy } from './look';
import { send, sourceFor } from './senders';
import { expect, settled, test } from './watch';

/** Makes a source through the page, and says its write key. */
async function makeSource(page: Page, words: Words, name: string): Promise<string> {
  await page.goto('/data');
  await settled(page);
  await page.getByRole('button', { name: words.data.sources.make }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(words.data.sources.name).fill(name);
  await form.getByRole('button', { name: words.data.sources.makeAct }).click();
  const shown = page.getByRole('dialog', { name });
  const snippet = await shown.locator('pre').first().textContent();
  expect(snippet).toContain(new URL(page.url()).origin);
  return /-u (wk_\w+):/.exec(snippet!)![1]!;
}

test('a source is made, and what it sends shows as it arrives, or why it was refused', async ({ page, words }) => {
  const name = `Arrivals ${Date.now()}`;
  const key = await makeSource(page, words, name);
  await page.getByRole('dialog').getByRole('link', { name: words.data.sources.toDebugger }).click();
  await settled(page);
  // The list stands still while it is pointed at.
  await page.mouse.move(0, 0);
  // On a telephone there is a point for it, and no word.
  await expect(page.locator('[role="status"][data-state="on"]')).toBeAttached();
  await send(page.request, key, { userId: `newcomer-${Date.now()}`, event: 'Order Completed', properties: { revenue: 20, currency: 'USD' } });
  const lines = page.getByRole('group', { name: words.data.live.title }).getByRole('listitem').filter({ hasText: name });
  await expect(lines.filter({ hasText: words.data.live.stored })).toContainText('Order Completed');
  await send(page.request, key, { event: 'Order Completed' });
  await expect(lines.filter({ hasText: words.data.live.refused })).toContainText('missing_identifier');
  await page.goto('/data');
  await expect(page.getByRole('row').filter({ hasText: name }).getByRole('cell', { name: /^(now|\d+ seconds? ago|jetzt|vor \d+ Sekunden?)$/ })).toBeVisible();
});

test('failed events are taken out as CSV with the filters of the screen', async ({ page, words, request }) => {
  const source = await sourceFor(request, `File ${Date.now()}`);
  await send(request, source.write_key, { event: 'Order Completed' });
  await send(request, source.write_key, { event: '=1+1' });
  await page.goto(`/data/failed?source=${source.id}`);
  await settled(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: words.data.failed.file }).click()]);
  const lines = readFileSync((await file.path())!, 'utf8').trim().split('\r\n');
  expect(lines[0]).toBe('id,received_at,source,message_id,code,pointer,detail,status');
  expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual([source.id, source.id]);
});

test('a source is switched off and on again with undo, and removed', async ({ page, words }) => {
  const name = `Switched ${Date.now()}`;
  await makeSource(page, words, name);
  await page.getByRole('dialog').getByRole('button', { name: words.common.close, exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row.getByRole('cell', { name: words.data.sources.noneYet })).toBeVisible();
  await page.getByRole('button', { name: words.data.sources.actionsOf(name) }).click();
  await page.getByRole('menuitem', { name: words.data.sources.turnOff }).click();
  await expect(row.getByRole('cell', { name: words.data.sources.off, exact: true })).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: words.data.sources.turnedOff(name) }).getByRole('button', { name: words.common.undo }).click();
  await expect(row.getByRole('cell', { name: words.data.sources.on, exact: true })).toBeVisible();
  await page.getByRole('button', { name: words.data.sources.actionsOf(name) }).click();
  await page.getByRole('menuitem', { name: words.data.sources.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.common.remove }).click();
  await expect(row).toHaveCount(0);
});

test('a failed event is mended and counts; the others of its source are counted, then dropped', async ({ page, words }) => {
  const name = `Mending ${Date.now()}`;
  const key = await makeSource(page, words, name);
  for (let i = 0; i < 4; i++) await send(page.request, key, { messageId: `${name} ${i}`, userId: 'ada', event: 'Order Completed', timestamp: 'yesterday' });
  await page.goto('/data');
  await settled(page);
  await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: '4' }).click();
  await expect(page).toHaveURL(/\/data\/failed\?source=src_/);
  const rows = page.getByRole('group', { name: words.data.failed.title }).locator('tbody tr');
  await expect(rows).toHaveCount(4);

  await rows.first().getByRole('button').click();
  const dialog = page.getByRole('dialog');
  const unread = 'time (timestamp) cannot be read: got "yesterday", expected ISO 8601, such as 2026-03-01T12:00:00Z, 2026-03-01 12:00 or 2026-03-01';
  await expect(dialog).toContainText(saidBy(words, unread));
  await dialog.getByRole('button', { name: words.data.failed.replayAsItWas }).click();
  await expect(dialog.getByRole('alert')).toContainText(saidBy(words, unread));
  const record = dialog.getByLabel(words.data.failed.record);
  await record.fill((await record.inputValue()).replace('yesterday', '2026-01-01T12:00:00Z'));
  await dialog.getByRole('button', { name: words.data.failed.replayMended }).click();
  await expect(page.getByText(words.data.failed.mendedOne)).toBeVisible();
  await expect(rows).toHaveCount(3);

  await page.getByRole('button', { name: words.data.failed.replayAll }).click();
  await expect(dialog).toContainText(words.data.failed.replayHelp('3', 3));
  await dialog.getByRole('button', { name: words.data.failed.replayAct('3') }).click();
  await expect(page.getByRole('dialog', { name: words.data.failed.stillWrong }).locator('tbody tr')).toHaveCount(3);
  await page.getByRole('dialog').getByRole('button', { name: words.common.close, exact: true }).click();

  await page.getByRole('button', { name: words.data.failed.dropAll }).click();
  await dialog.getByLabel(words.data.failed.reason).fill('a test of ours');
  await dialog.getByRole('button', { name: words.data.failed.dropAct('3') }).click();
  await expect(page.getByText(words.data.failed.droppedMany('3', 3))).toBeVisible();
  await page.getByLabel(words.data.failed.status).selectOption('resolved');
  await expect(rows).toHaveCount(4);
});

test('a key shows its secret once, is rotated and revoked', async ({ page, words, playwright, baseURL }) => {
  const name = `Report ${Date.now()}`;
  await page.goto('/data/keys');
  await settled(page);
  await page.getByRole('button', { name: words.data.keys.make }).click();
  await page.getByRole('dialog').getByLabel(words.data.keys.name).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: words.data.keys.makeAct }).click();
  const shown = page.getByRole('dialog', { name: words.data.keys.fresh(name) });
  const secret = await shown.locator('code').first().textContent();
  const program = await playwright.request.newContext({ baseURL: baseURL!, extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  expect((await program.get('/api/v1/population')).status()).toBe(200);
  expect((await program.get('/api/v1/keys')).status()).toBe(403);
  await shown.getByRole('button', { name: words.common.close, exact: true }).click();
  await expect(page.getByText(secret!)).toHaveCount(0);

  await page.getByRole('button', { name: words.data.keys.rotateTitle(name) }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.data.keys.rotate, exact: true }).click();
  await expect(shown).toBeVisible();
  await shown.getByRole('button', { name: words.common.close, exact: true }).click();
  const revoke = page.getByRole('button', { name: words.data.keys.revokeTitle(name) });
  await expect(revoke).toHaveCount(2);
  for (const left of [1, 0]) {
    await revoke.first().click();
    await page.getByRole('dialog').getByRole('button', { name: words.data.keys.revoke, exact: true }).click();
    await expect(revoke).toHaveCount(left);
  }
  expect((await program.get('/api/v1/population')).status()).toBe(401);
  await program.dispose();
});

test('an export says how many rows it has, and has them', async ({ page, words }) => {
  await page.goto('/data/exports?stage=fading');
  await settled(page);
  const link = page.getByRole('link', { name: like(words.data.exports.takeCustomers, '[\\d.,]+') });
  const count = Number((await link.textContent())!.replace(/\D/g, ''));
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  await expect(page.getByText(words.common.saving)).toBeVisible();
  expect(readFileSync((await file.path())!, 'utf8').trim().split('\r\n')).toHaveLength(count + 1);
});

test('the counters add up to what came in', async ({ page, words }) => {
  await page.goto('/data/accounting');
  await settled(page);
  const sum = (await page.getByText(like(words.data.account.sum)).textContent())!;
  const [accepted, stored, duplicate, failed] = [...sum.matchAll(/\d[\d.,]*/g)].map(([digits]) => Number(digits.replaceAll(/[.,]/g, '')));
  expect(accepted).toBe(stored! + duplicate! + failed!);
});

test('a file is brought in: its first rows are seen before, its failed rows are taken out, and again it changes nothing', async ({ page, words }) => {
  const name = `calls-${Date.now()}.jsonl`;
  const call = (user: string) => JSON.stringify({ type: 'track', userId: user, event: 'Order Completed', timestamp: '2026-01-05T10:00:00Z' });
  const buffer = Buffer.from([call(`${name} a`), 'no call', call(`${name} b`), '=1+1', call(`${name} c`), ''].join('\n'));
  const bringIn = async () => {
    await page.getByLabel(words.data.imports.choose).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await expect(page.getByText(words.data.imports.someFit('3', '2'))).toBeVisible();
    await page.getByRole('button', { name: words.data.imports.act }).click();
  };
  await page.goto('/data/imports');
  await settled(page);
  await bringIn();
  const rows = page.getByRole('row').filter({ hasText: name });
  await expect(rows.getByRole('cell', { name: words.data.imports.states.done!, exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(rows.getByRole('cell')).toContainText([/./, name, words.data.imports.states.done!, '5', '3', '0', '2']);
  const [table] = await Promise.all([page.waitForEvent('download'), rows.getByRole('link', { name: words.data.imports.takeOf(name) }).click()]);
  const failed = readFileSync((await table.path())!, 'utf8');
  expect(failed).toMatch(/^line,reason,/);
  expect(failed).toMatch(/\r\n2,.*no call/);
  expect(failed).toContain("'=1+1");

  await bringIn();
  await expect(rows).toHaveCount(2, { timeout: 20_000 });
  await expect(rows.first().getByRole('cell')).toContainText([/./, name, words.data.imports.states.done!, '5', '0', '5', '0']);
});

test('a table is brought in by a mapping that is guessed and changed, and a wrong one is told at once', async ({ page, words }) => {
  const name = `orders-${Date.now()}.csv`;
  await page.goto('/data/imports');
  await settled(page);
  await page.getByLabel(words.data.imports.choose).setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from('order_id,buyer,created_at,total\no1,ada,2026-01-05,20.50\no2,bob,2026-01-06,7\n'.replaceAll('o1', `${name}1`).replaceAll('o2', `${name}2`)),
  });
  const mapping = page.getByLabel(words.data.imports.mapping);
  await expect(mapping).toHaveValue(/time: \{column: created_at\}/);
  await mapping.fill((await mapping.inputValue()).replace(/^customer: .*$/m, 'customer: nobody'));
  await expect(page.getByText(/nobody/).last()).toBeVisible();
  await mapping.fill((await mapping.inputValue()).replace(/^customer: .*$/m, 'customer: buyer'));
  await expect(page.getByText(words.data.imports.allFit('2', 2))).toBeVisible();
  expect((await new AxeBuilder({ page: page as never }).analyze()).violations.map((each) => each.id)).toEqual([]);
  await page.getByRole('button', { name: words.data.imports.act }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row.getByRole('cell')).toContainText([/./, name, words.data.imports.states.done!, '2', '2', '0', '0'], { timeout: 20_000 });
});
