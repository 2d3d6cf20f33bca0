import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Words } from '../src/words/words';
import { send, sourceFor } from './senders';
import { sound } from './sound';
import { expect, settled, test } from './watch';

/** A customer of our own, known by a user id and an address: the id. */
async function someone(page: Page): Promise<string> {
  const id = `person-${crypto.randomUUID()}`;
  const { write_key: key } = await sourceFor(page.request, 'Persons');
  await send(page.request, key, { userId: id, messageId: `${id} 1`, event: 'Order Completed', properties: { revenue: 12, currency: 'EUR' } });
  await send(page.request, key, { userId: id, messageId: `${id} 2`, traits: { email: `${id}@example.org` } }, 'identify');
  const identity = async () => (await page.request.get(`/api/v1/customers/user_id:${id}/identity`)).text();
  await expect.poll(identity).toContain('email:');
  return id;
}

function pathOf(id: string, tab: string): string {
  return `/customers/user_id:${id}?tab=${tab}`;
}

async function open(page: Page, id: string, tab: string): Promise<void> {
  await page.goto(pathOf(id, tab));
  await settled(page);
}

function identifiers(page: Page, words: Words) {
  return page.getByRole('region', { name: words.customer.identity.title, exact: true }).getByRole('listitem');
}

test('what a customer said on the telephone is recorded, changed by a later word, and kept', async ({ page, words }) => {
  const said = words.customer.consent;
  const id = await someone(page);
  await open(page, id, 'consent');
  await expect(page.getByText(said.none)).toBeVisible();
  for (const isGiven of [true, false]) {
    await page.getByRole('button', { name: said.record }).click();
    const dialog = page.getByRole('dialog', { name: said.recordTitle });
    await dialog.getByLabel(said.purpose).fill('marketing');
    await dialog.getByLabel(said.channel).fill('email');
    await dialog.getByLabel(said.said).selectOption(String(isGiven));
    await dialog.getByLabel(said.source).fill(`call ${isGiven ? 'one' : 'two'}`);
    await sound(page);
    await dialog.getByRole('button', { name: said.recordAct }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('group', { name: said.title, exact: true }).getByRole('row').nth(1)).toContainText(said.states(isGiven));
  }
  const history = page.getByRole('group', { name: said.history });
  await expect(history.getByRole('row')).toHaveCount(3);
  await expect(history.getByRole('row').nth(1)).toContainText('call two');
  await expect(history.getByRole('row').nth(1)).toContainText(process.env['PULSE_NAME']!);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words.common.csvOf(said.history) }).click()]);
  expect(readFileSync(await file.path(), 'utf8').trim().split('\r\n')).toHaveLength(3);
  await page.getByRole('tab', { name: words.customer.tabs.timeline }).click();
  const entered = page.getByRole('listitem').filter({ hasText: words.customer.timeline.enteredBy(process.env['PULSE_NAME']!) });
  await expect(entered).toHaveCount(2);
  await expect(entered.first()).toContainText(words.customer.timeline.consented(false, 'marketing', 'email'));
  await expect(entered.first()).toContainText('call two');
});

test('a consent that the server refuses stays in the form, with the reason', async ({ page, words }) => {
  const said = words.customer.consent;
  await open(page, await someone(page), 'consent');
  await page.getByRole('button', { name: said.record }).click();
  const dialog = page.getByRole('dialog', { name: said.recordTitle });
  await dialog.getByLabel(said.purpose).fill(' ');
  await dialog.getByLabel(said.source).fill('call');
  await dialog.getByRole('button', { name: said.recordAct }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel(said.source)).toHaveValue('call');
});

test('an identifier is split off, and the split is taken back', async ({ page, words }) => {
  const said = words.customer.identity;
  const id = await someone(page);
  await open(page, id, 'identity');
  await identifiers(page, words).filter({ hasText: 'email:' }).getByRole('button', { name: said.split }).click();
  const foreseen = page.getByRole('dialog').getByRole('listitem');
  await expect(foreseen).toHaveCount(2);
  await expect(foreseen.filter({ hasText: `user_id:${id}` })).not.toContainText('email:');
  await page.getByRole('dialog').getByRole('button', { name: said.split }).click();
  await expect(identifiers(page, words)).toHaveCount(1);
  await page.getByRole('listitem').filter({ hasText: said.splitDone(`email:${id}@example.org`) }).getByRole('button', { name: words.common.undo }).click();
  await expect(identifiers(page, words)).toHaveCount(2);
  await expect(page.getByRole('group', { name: said.history })).toContainText(said.deeds['split_lifted']!);
});

test('two customers who are one are brought together, and apart again', async ({ page, words }) => {
  const said = words.customer.identity;
  const [one, other] = [await someone(page), await someone(page)];
  await open(page, one, 'identity');
  await page.getByRole('button', { name: said.merge }).click();
  const dialog = page.getByRole('dialog', { name: said.mergeTitle });
  await dialog.getByLabel(said.mergeWith).fill('no kind');
  await dialog.getByRole('button', { name: said.mergeAct }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await sound(page);
  await dialog.getByLabel(said.mergeWith).fill(`user_id:${other}`);
  await dialog.getByRole('button', { name: said.mergeAct }).click();
  await expect(dialog).toHaveCount(0);
  await expect(identifiers(page, words).filter({ hasText: other }).first()).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: said.mergeDone(`user_id:${other}`) }).getByRole('button', { name: words.common.undo }).click();
  await expect(identifiers(page, words).filter({ hasText: other })).toHaveCount(0);
});

for (const names of ['sources', 'users']) test(`a timeline is taken out as CSV when the names of ${names} are known`, async ({ page, words }) => {
  const id = await someone(page);
  // The names come late: until then there is nothing to take out.
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/api/v1/${names}`, async (route) => {
    await isReleased;
    await route.continue();
  });
  const events = page.waitForResponse(/\/timeline\?/);
  await page.goto(pathOf(id, 'timeline'));
  await (await events).finished();
  await page.evaluate(() => new Promise((drawn) => requestIdleCallback(() => requestIdleCallback(drawn))));
  const takeOut = page.getByRole('button', { name: words.common.csvOf(words.customer.timeline.title) });
  await expect(takeOut).toHaveCount(0);
  release();
  const [file] = await Promise.all([page.waitForEvent('download'), takeOut.click()]);
  const lines = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
  expect(lines[0]).toBe(words.customer.timeline.header.join(','));
  expect(lines.find((line) => line.includes('Order Completed'))).toContain(',1200,EUR,true,Persons,');
});
