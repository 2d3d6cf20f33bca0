import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { browserOf, like, type Look, OTHER, WORDS } from './look';
import { sourceFor } from './senders';
import { sound } from './sound';
import { expect, settled, test } from './watch';

const PASSWORD = 'vermilion kettle on tuesday';

/** Invites somebody through the page, and lets them in through the link. */
async function newcomer(page: Page, browser: Browser, look: Look, name: string): Promise<Page> {
  const words = WORDS[look.language];
  await page.goto('/settings/users');
  await settled(page);
  await page.getByRole('button', { name: words.settings.users.invite }).click();
  await page.getByRole('dialog').getByLabel(words.settings.users.roles.viewer!).check();
  await page.getByRole('dialog').getByRole('button', { name: words.settings.users.inviteAct }).click();
  const link = (await page.getByRole('dialog').locator('code').textContent())!;
  await page.getByRole('dialog').getByRole('button', { name: words.common.close, exact: true }).click();
  const other = await browser.newContext({ ...browserOf(look), storageState: { cookies: [], origins: [] } });
  const theirs = await other.newPage();
  await theirs.goto(link);
  await expect(theirs).toHaveURL(/\/setup$/);
  await theirs.getByLabel(words.signIn.name).fill(name);
  await theirs.getByLabel(words.signIn.password).fill(PASSWORD);
  await theirs.getByRole('button', { name: words.signIn.setup.enter }).click();
  await theirs.getByRole('heading', { name: words.shell.pages.monitor }).waitFor();
  return theirs;
}

/** The code of an authenticator app (RFC 6238) for a secret in base 32. */
function codeOf(secret: string, now: number): string {
  const bits = [...secret.replaceAll(/[\s=]/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const sum = createHmac('sha1', key).update(step).digest();
  const at = sum[19]! & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('whoever is invited comes in, sees what their role may, and is removed', async ({ page, words, look, browser }) => {
  const name = `Vera ${Date.now()}`;
  const theirs = await newcomer(page, browser, look, name);
  await theirs.goto('/data/sources');
  await expect(theirs.getByText(words.common.locked)).toBeVisible();
  await page.reload();
  await settled(page);
  await page.getByLabel(words.settings.users.roleOf(name)).selectOption('administrator');
  await expect(page.getByText(words.settings.users.changed(name, words.settings.users.roles.administrator!))).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: words.data.sources.title })).toBeVisible();
  await page.getByRole('button', { name: words.settings.users.removeTitle(name) }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.common.remove }).click();
  await expect(page.getByText(words.settings.users.removed(name))).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: words.signIn.title })).toBeVisible();
  await page.goto('/settings/audit');
  await settled(page);
  await page.getByRole('combobox', { name: words.settings.audit.what, exact: true }).selectOption('user.role');
  await expect(page.getByRole('row').filter({ hasText: 'viewer' }).filter({ hasText: 'administrator' }).first()).toBeVisible();
  await theirs.context().close();
});

test('a second factor is turned on, asked for at sign-in, and turned off', async ({ page, words, look, browser }) => {
  const name = `Otto ${Date.now()}`;
  const theirs = await newcomer(page, browser, look, name);
  await theirs.goto('/settings/account');
  await settled(theirs);
  await theirs.getByRole('button', { name: words.settings.twoFactor.turnOn }).click();
  const dialog = theirs.getByRole('dialog');
  await sound(theirs);
  await dialog.getByLabel(words.settings.password.present).fill(PASSWORD);
  await dialog.getByRole('button', { name: words.settings.twoFactor.next }).click();
  const secret = (await dialog.locator('code').first().textContent())!;
  await sound(theirs);
  await dialog.getByLabel(words.settings.twoFactor.code).fill(codeOf(secret, Date.now()));
  await dialog.getByRole('button', { name: words.settings.twoFactor.turnOnAct }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  await sound(theirs);
  const recovery = (await dialog.getByRole('listitem').first().textContent())!;
  await dialog.getByRole('button', { name: words.common.close, exact: true }).click();
  await expect(theirs.getByText(words.settings.twoFactor.isOn('10'))).toBeVisible();

  await theirs.getByRole('button', { name: words.shell.you(name) }).click();
  await theirs.getByRole('menuitem', { name: words.shell.signOut }).click();
  await theirs.getByLabel(words.signIn.name).fill(name);
  await theirs.getByLabel(words.signIn.password).fill(PASSWORD);
  await theirs.getByRole('button', { name: words.signIn.enter }).click();
  await theirs.getByLabel(words.signIn.code).fill(recovery);
  await theirs.getByRole('button', { name: words.signIn.enter }).click();
  await expect(theirs.getByText(words.settings.twoFactor.isOn('9'))).toBeVisible();
  await theirs.getByRole('button', { name: words.settings.twoFactor.turnOff }).click();
  await sound(theirs);
  await dialog.getByLabel(words.settings.password.present).fill(PASSWORD);
  await dialog.getByRole('button', { name: words.settings.twoFactor.turnOff }).click();
  await expect(theirs.getByText(words.settings.twoFactor.isOff)).toBeVisible();
  await theirs.context().close();
});

test('theme, time zone and language stay as they were chosen, and what the server refuses is told in the language', async ({ page, words, look }) => {
  const theme = OTHER[look.theme];
  const language = OTHER[look.language];
  const title = WORDS[language].settings.title;
  await page.goto('/settings');
  await settled(page);
  await page.getByLabel(words.settings.appearance[theme], { exact: true }).check();
  await page.getByLabel(like(words.settings.appearance.zone)).fill('kathmandu');
  await page.getByRole('option', { name: /Kathmandu|Katmandu/ }).click();
  await expect(page.getByText('GMT+5:45').first()).toBeVisible();
  await page.getByLabel(words.shell.language).selectOption(language);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.getByText('GMT+5:45').first()).toBeVisible();
  for (const [asked, refusal] of [['de', 'Ein fehlgeschlagenes Ereignis mit der Nummer 999999999 gibt es nicht.'], ['en', 'there is no failed event 999999999']]) {
    await page.goto(`/data/failed?event=999999999&lang=${asked}`);
    await expect(page.getByRole('alert')).toContainText(refusal!);
  }
});

test('the audit log is taken out as CSV, with the filters of the screen', async ({ page, words, request }) => {
  await sourceFor(request, `Audited ${Date.now()}`);
  await page.goto('/settings/audit?what=source.put');
  await settled(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: words.settings.audit.file }).click()]);
  expect(file.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync((await file.path())!, 'utf8').trim().split('\r\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(1).every((line) => line.includes(',source.put,'))).toBe(true);
  await expect(page.getByText('population', { exact: true })).toHaveCount(0);
});
