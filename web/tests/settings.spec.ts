import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { sourceFor } from './senders';
import { sound } from './sound';
import { expect, settled, test } from './watch';

const PASSWORD = 'vermilion kettle on tuesday';

/** Invites somebody through the page, and lets them in through the link. */
async function newcomer(page: Page, browser: Browser, name: string, role: string): Promise<Page> {
  await page.goto('/settings/users');
  await settled(page);
  await page.getByRole('button', { name: 'Invite a user' }).click();
  await page.getByRole('dialog').getByLabel(role).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.getByRole('dialog').locator('code').textContent())!;
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  const other = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: 'en-GB' });
  const theirs = await other.newPage();
  await theirs.goto(link);
  await expect(theirs).toHaveURL(/\/setup$/);
  await theirs.getByLabel('Name').fill(name);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Become a user' }).click();
  await theirs.getByRole('heading', { name: 'Monitor' }).waitFor();
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

test('whoever is invited comes in, sees what their role may, and is removed', async ({ page, browser }) => {
  const name = `Vera ${Date.now()}`;
  const theirs = await newcomer(page, browser, name, 'Viewer');
  await theirs.goto('/data/sources');
  await expect(theirs.getByText('Not for your role')).toBeVisible();
  await page.reload();
  await settled(page);
  await page.getByLabel(`Role of ${name}`).selectOption('administrator');
  await expect(page.getByText(`${name}: Administrator.`)).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sources' })).toBeVisible();
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText(`${name} is removed.`)).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sign in to Pulse' })).toBeVisible();
  await page.goto('/settings/audit');
  await settled(page);
  await page.getByRole('combobox', { name: 'What', exact: true }).selectOption('user.role');
  await expect(page.getByRole('row').filter({ hasText: 'viewer' }).filter({ hasText: 'administrator' }).first()).toBeVisible();
  await theirs.context().close();
});

test('a second factor is turned on, asked for at sign-in, and turned off', async ({ page, browser }) => {
  const name = `Otto ${Date.now()}`;
  const theirs = await newcomer(page, browser, name, 'Viewer');
  await theirs.goto('/settings/account');
  await settled(theirs);
  await theirs.getByRole('button', { name: 'Turn on the second factor' }).click();
  const dialog = theirs.getByRole('dialog');
  await sound(theirs);
  await dialog.getByLabel('Present password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Next' }).click();
  const secret = (await dialog.locator('code').first().textContent())!;
  await sound(theirs);
  await dialog.getByLabel(/The code/).fill(codeOf(secret, Date.now()));
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  await sound(theirs);
  const recovery = (await dialog.getByRole('listitem').first().textContent())!;
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(theirs.getByText('10 recovery codes are left')).toBeVisible();

  await theirs.getByRole('button', { name: `Signed in as ${name}` }).click();
  await theirs.getByRole('menuitem', { name: 'Sign out' }).click();
  await theirs.getByLabel('Name').fill(name);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await theirs.getByLabel('Code of your authenticator').fill(recovery);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByText('9 recovery codes are left')).toBeVisible();
  await theirs.getByRole('button', { name: 'Turn off the second factor' }).click();
  await sound(theirs);
  await dialog.getByLabel('Present password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Turn off the second factor' }).click();
  await expect(theirs.getByText('It is off.')).toBeVisible();
  await theirs.context().close();
});

test('theme, time zone and language stay as they were chosen, and what the server refuses is told in the language', async ({ page }) => {
  await page.goto('/settings');
  await settled(page);
  await page.getByLabel('Dark', { exact: true }).check();
  await page.getByLabel(/^Time zone/).fill('kathmandu');
  await page.getByRole('option', { name: /Kathmandu|Katmandu/ }).click();
  await expect(page.getByText('GMT+5:45').first()).toBeVisible();
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByText('GMT+5:45').first()).toBeVisible();
  await page.goto('/data/failed?event=999999999');
  await expect(page.getByRole('alert')).toContainText('Ein fehlgeschlagenes Ereignis mit der Nummer 999999999 gibt es nicht.');
});

test('the audit log is taken out as CSV, with the filters of the screen', async ({ page, request }) => {
  await sourceFor(request, `Audited ${Date.now()}`);
  await page.goto('/settings/audit?what=source.put');
  await settled(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'All of it as CSV' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync((await file.path())!, 'utf8').trim().split('\r\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(1).every((line) => line.includes(',source.put,'))).toBe(true);
  await expect(page.getByText('population', { exact: true })).toHaveCount(0);
});
