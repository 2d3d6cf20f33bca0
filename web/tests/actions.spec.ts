import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../src/words/words';
import { beginning, browserOf, escaped, like, OTHER } from './look';
import { customerWith } from './places';
import { expect, settled, test } from './watch';

test('a sentence of what changed leads to where there is more of it', async ({ page, words }) => {
  await page.goto('/?changes=7');
  await settled(page);
  await page.getByRole('region', { name: words.monitor.changes.title }).locator('a[href^="/customers?stage="]').first().click();
  await settled(page);
  await expect(page.locator('tbody tr[aria-rowindex]').first()).toBeVisible();
});

test('a browser that does not tell when it is idle has all pages too', async ({ page, words }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'requestIdleCallback'));
  await page.goto('/data');
  await settled(page);
  await page.getByRole('link', { name: words.shell.pages.customers, exact: true }).click();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: words.customers.title })).toBeVisible();
});

test('strips of the ward beat, and stand still when motion is paused', async ({ page, words }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/');
  await settled(page);
  const strip = page.getByRole('img', { name: like(words.monitor.ward.strip) }).first();
  // Everybody is read once before anybody is shown.
  await expect(strip).toBeVisible({ timeout: 45_000 });
  const picture = () => strip.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await picture();
  await expect.poll(picture).not.toBe(before);
  await page.getByRole('button', { name: words.shell.motion.pause }).click();
  const still = await picture();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await picture()).toBe(still);
});

test('who asked for less motion sees still strips', async ({ page, words }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await settled(page);
  await expect(page.getByRole('button', { name: words.shell.motion.resume })).toBeVisible();
});

test('a stage on the monitor leads to its customers, and the pill takes the filter away', async ({ page, words }) => {
  await page.goto('/');
  await settled(page);
  await page.getByRole('link', { name: beginning(words.numbers.stages.fading!) }).first().click();
  await settled(page);
  await expect(page).toHaveURL(/\/customers\?stage=fading$/);
  const filtered = await page.getByRole('status').filter({ hasText: like(words.common.customers) }).textContent();
  await page.getByRole('button', { name: words.customers.removeFilter(`${words.customers.filters.stage}: ${words.numbers.stages.fading}`) }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByRole('status').filter({ hasText: like(words.common.customers) })).not.toHaveText(filtered!);
});

test('the list is sorted by a column and searched by a few letters', async ({ page, words }) => {
  await page.goto('/customers');
  await settled(page);
  await page.getByRole('button', { name: words.customers.columns.interactions }).click();
  await expect(page.getByRole('columnheader', { name: words.customers.columns.interactions })).toHaveAttribute('aria-sort', 'descending');
  await page.getByLabel(words.customers.searchLabel).fill('sample-kai');
  const names = page.locator('tbody tr td:first-child a');
  await expect(names.filter({ hasNotText: 'sample-kai' })).toHaveCount(0);
  const counts = (await page.locator('tbody tr td:last-child').allTextContents()).map((each) => Number(each.replace(/\D/g, '')));
  expect(counts.length).toBeGreaterThan(3);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
});

test('scrolling to the thousandth customer shows no gap', async ({ page, words }) => {
  await page.goto('/customers');
  await settled(page);
  const frame = page.getByRole('region', { name: words.customers.title });
  for (let end = 4_000; end <= 44_000; end += 4_000) {
    await frame.evaluate((element, top) => element.scrollTo({ top }), end);
    await expect.poll(() => frame.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const row = document.elementFromPoint(box.left + 40, box.top + box.height / 2)?.closest('tr');
      return row?.getAttribute('aria-rowindex') ?? '';
    })).not.toBe('');
  }
});

test('filters are set in a form, and a view of them is saved and opened again', async ({ page, words }) => {
  await page.goto('/customers');
  await settled(page);
  await page.getByRole('button', { name: words.customers.filter, exact: true }).click();
  await page.getByRole('checkbox', { name: words.numbers.stages.steady! }).check();
  await page.getByLabel(words.customers.filters.pulse_min!).fill('5');
  await page.getByRole('button', { name: words.customers.filter, exact: true }).last().click();
  await expect(page).toHaveURL(/pulse_min=5&stage=steady/);
  await page.getByRole('button', { name: words.customers.views }).click();
  await page.getByRole('menuitem', { name: words.customers.saveView }).click();
  const name = `Calm ones ${Date.now()}`;
  await page.getByLabel(words.customers.viewName).fill(name);
  await page.getByRole('button', { name: words.common.save, exact: true }).click();
  await expect(page.getByText(words.customers.viewSaved(name))).toBeVisible();
  await page.goto('/customers');
  await page.getByRole('button', { name: words.customers.views }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await expect(page).toHaveURL(/pulse_min=5&stage=steady/);
});

test('a saved view is in every browser, is renamed and shared, and comes back after it was deleted', async ({ page, words, look, browser, baseURL }) => {
  const name = `Asleep ${Date.now()}`;
  const saved = page.getByRole('button', { name: words.customers.views });
  await page.goto('/customers?stage=dormant');
  await settled(page);
  await saved.click();
  await page.getByRole('menuitem', { name: words.customers.saveView }).click();
  await page.getByLabel(words.customers.viewName).fill(name);
  await page.getByRole('button', { name: words.common.save, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await saved.click();
  await page.getByRole('menuitem', { name: words.customers.manageViews }).click();
  await page.getByRole('button', { name: words.customers.changeView(name) }).click();
  await page.getByLabel(words.customers.viewName).fill(`${name}, all`);
  await page.getByRole('checkbox', { name: words.customers.shareView }).check();
  await page.getByRole('button', { name: words.common.save, exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: `${name}, all ${words.customers.isShared}` })).toBeVisible();

  const other = await browser.newPage({ ...browserOf(look), baseURL: baseURL!, storageState: 'target/session.json' });
  await other.goto('/customers');
  await other.getByRole('button', { name: words.customers.views }).click();
  await other.getByRole('menuitem', { name: `${name}, all`, exact: true }).click();
  await expect(other).toHaveURL(/stage=dormant$/);
  await other.close();

  const line = page.getByRole('button', { name: words.customers.deleteView(`${name}, all`) });
  await line.click();
  await expect(line).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: words.common.close }).click();
  await page.getByRole('listitem').filter({ hasText: words.customers.viewDeleted(`${name}, all`) }).getByRole('button', { name: words.common.undo }).click();
  await expect.poll(async () => (await (await page.request.get('/api/v1/views')).text()).includes(`${name}, all`)).toBe(true);
});

test('views that an earlier version kept in the browser are taken over once', async ({ page, words }) => {
  const name = `From before ${Date.now()}`;
  await page.goto('/settings');
  await settled(page);
  await page.evaluate((kept) => localStorage.setItem('pulse.views', JSON.stringify([{ name: kept, query: 'sort=-overdue&stage=lost&gone=1' }])), name);
  await page.goto('/customers');
  await page.getByRole('button', { name: words.customers.views }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await expect(page).toHaveURL(/sort=-overdue&stage=lost$/);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('pulse.views'))).toBeNull();
  await page.reload();
  await page.getByRole('button', { name: words.customers.views }).click();
  await expect(page.getByRole('menuitem', { name, exact: true })).toHaveCount(1);
});

test('the list is taken out as CSV with the filters of the screen', async ({ page, words }) => {
  await page.goto('/customers?stage=fading');
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: like(words.customers.exportAll, '[\\d.,]+') }).click()]);
  await expect(page.getByText(words.common.saving)).toBeVisible();
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.trim().split('\r\n');
  expect(download.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
  const count = await page.getByRole('link', { name: like(words.customers.exportAll) }).textContent();
  expect(lines.length - 1).toBe(Number(count!.replace(/\D/g, '')));
  expect(lines.slice(1).every((line) => line.includes(',fading,'))).toBe(true);
});

test('the list names the channel that a customer prefers, not the one used last', async ({ page, words }) => {
  await page.goto('/customers');
  await settled(page);
  const place = (await page.getByRole('columnheader').allTextContents()).indexOf(words.customers.columns.channel);
  const { customers } = await (await page.request.get('/api/v1/customers?sparkline=true&limit=20')).json();
  const one = customers.find((each: Record<string, string>) => each['preferred_channel'] && each['preferred_channel'] !== each['channel']);
  const row = page.getByRole('row').filter({ hasText: one.customer.replace(/^[^:]*:/, '') });
  await expect(row.getByRole('cell').nth(place)).toHaveText(one.preferred_channel);
});

test('the palette finds a customer, a page, a part of one and a task by keyboard alone', async ({ page, words }) => {
  await page.goto('/');
  await settled(page);
  const name = decodeURIComponent(await customerWith(page, 'stage=fading')).replace(/^[^:]*:/, '');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: words.shell.paletteLabel })).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  for (const [letters, option, address] of [
    [words.shell.pages.customers, words.shell.pages.customers, /\/customers$/],
    [words.settings.parts.audit, `${words.settings.parts.audit} ${words.shell.pages.settings}`, /\/settings\/audit$/],
    [words.shell.tasks.noise.slice(0, -1), words.shell.tasks.noise, /\/effects\?sort=-noise$/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: words.shell.paletteLabel })).toBeFocused();
    await page.keyboard.type(letters);
    await expect(page.getByRole('option', { name: option, exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
  }
});

test('the palette goes where its letters say, also while customers of fewer letters stand in it', async ({ page, words }) => {
  await page.goto('/');
  await settled(page);
  const name = decodeURIComponent(await customerWith(page, 'stage=fading')).replace(/^[^:]*:/, '');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: words.shell.paletteLabel })).toBeFocused();
  await page.keyboard.type(name.slice(0, 2));
  await expect(page.getByRole('listbox').getByRole('group', { name: words.shell.groups.customers }).getByRole('option').first()).toBeVisible();
  // The answer to more letters does not come: what stands there was found for the first two.
  await page.route(/search=/, () => {});
  await page.keyboard.type('ise');
  await expect(page.getByRole('listbox').getByRole('group', { name: words.shell.groups.customers })).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words.shell.tasks.noise.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/effects\?sort=-noise$/);
});

test('keys lead to pages, show their list, and can be switched off', async ({ page, words }) => {
  await page.goto('/customers');
  await settled(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: words.shell.shortcuts })).toBeVisible();
  await page.getByLabel(words.shell.shortcutsOff).uncheck();
  await page.getByRole('button', { name: words.common.close }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/customers$/);
  await page.evaluate(() => localStorage.removeItem('pulse.keys'));
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { level: 1, name: words.shell.pages.monitor })).toBeVisible();
});

test('the EKG is zoomed, compared, read by keyboard, and leads to the ledger behind a point', async ({ page, words }) => {
  await page.goto(`/customers/${await customerWith(page, 'stage=fading')}`);
  await settled(page);
  await page.getByRole('button', { name: words.customer.ekg.zoomOut }).click();
  await expect(page).toHaveURL(/days=180/);
  await page.getByLabel(words.shell.compare).check();
  await expect(page).toHaveURL(/compare=1/);
  const chart = page.getByRole('group', { name: beginning(`${words.customer.ekg.title}: `) });
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(new RegExp(`${escaped(words.customer.ekg.at('', ''))}[\\d.,−]+ · `))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/at=.*tab=ledger/);
  await expect(page.getByText(like(words.numbers.formulaOf))).toBeVisible();
});

test('why a pulse moved is told of the same time as the EKG shows', async ({ page }) => {
  const customer = await customerWith(page, 'stage=fading');
  const to = `${new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 16)}Z`;
  for (const [query, end] of [['?days=28', ''], [`?days=28&to=${encodeURIComponent(to)}`, to]] as const) {
    const asked = ['trace', 'ledger'].map((what) => page.waitForRequest((request) => request.url().includes(`/customers/${customer}/${what}?`)));
    await page.goto(`/customers/${customer}${query}`);
    const [trace, ledger] = (await Promise.all(asked)).map((request) => new URL(request.url()).searchParams);
    expect(ledger!.get('since')).toBe(trace!.get('from'));
    expect(Date.parse(ledger!.get('at') ?? '') || '').toBe(Date.parse(end) || '');
    expect(ledger!.get('at')).toBe(trace!.get('to'));
  }
});

test('the lines of the ledger that are shown sum to the pulse', async ({ page }) => {
  const customer = await customerWith(page, 'stage=steady');
  const answer = await page.request.get(`/api/v1/customers/${customer}/ledger`);
  const ledger = (await answer.json()) as { pulse: number; entries: { left: number }[] };
  await page.goto(`/customers/${customer}?tab=ledger`);
  await settled(page);
  const left = ledger.entries.reduce((sum, entry) => sum + entry.left, 0);
  expect(left).toBeCloseTo(ledger.pulse, 6);
  await expect(page.locator('tbody tr')).toHaveCount(Math.min(500, ledger.entries.length));
});

test('every number of the vitals says its formula with this customer’s inputs', async ({ page, words }) => {
  await page.goto(`/customers/${await customerWith(page, 'stage=fading')}`);
  await settled(page);
  await page.getByRole('button', { name: beginning(`${words.numbers.pulse} `) }).click();
  await expect(page.getByRole('dialog').getByText(like(words.numbers.formulaOf))).toBeVisible();
  await page.keyboard.press('Escape');
  const { vitals } = words.customer;
  await expect(page.getByText(like(vitals.rules.late)).or(page.getByText(like(vitals.rules.slowing)))).toBeVisible();
  const formulas = [
    { name: words.numbers.momentum, formula: vitals.momentumOf },
    { name: words.numbers.cadence, formula: vitals.cadenceOf },
    { name: words.numbers.overdue, formula: vitals.overdueOf },
  ];
  for (const { name, formula } of formulas) {
    const number = page.getByRole('button', { name: beginning(`${name} `) });
    // Who speaks to the screen says what stands there.
    await expect(number).toHaveAccessibleName(`${name} ${await number.textContent()}`);
    await number.click();
    await expect(page.getByRole('dialog', { name }).getByText(like(formula))).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('what a customer responds to is told with its evidence, and has a table of the same numbers', async ({ page, words }) => {
  const customer = await customerWith(page, 'stage=thriving');
  const answer = await page.request.get(`/api/v1/customers/${customer}/effects?by=channel`);
  const { effects } = (await answer.json()) as { effects: { name: string; returns: number; unprompted: number }[] };
  await page.goto(`/customers/${customer}`);
  await settled(page);
  const part = page.getByRole('region', { name: words.customer.responds.title });
  for (const kind of Object.values(words.customer.responds.kinds)) await expect(part.getByRole('heading', { name: kind })).toBeVisible();
  await expect(part).toContainText(words.customer.responds.sentence(effects[0]!.name, '').split(':')[0]!);
  await page.getByRole('button', { name: words.common.asTableOf(words.customer.responds.title) }).click();
  for (const one of effects) {
    const cells = part.getByRole('row').filter({ hasText: words.customer.responds.kinds.channel }).filter({ hasText: one.name }).first().getByRole('cell');
    await expect(cells.nth(5)).toHaveText(String(one.returns));
    await expect(cells.nth(6)).toHaveText(String(one.unprompted));
  }
});

test('a chart is a table too, and its CSV has the same numbers', async ({ page, words }) => {
  await page.goto('/');
  await settled(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.common.csvOf(words.monitor.stages.title) }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
  expect(lines[0]).toBe([words.numbers.stage, words.monitor.stages.count, words.monitor.stages.share, words.monitor.stages.pulse].join(','));
  expect(lines).toHaveLength(9);
  await page.getByRole('button', { name: words.common.asTableOf(words.monitor.stages.title) }).click();
  await expect(page.getByRole('region', { name: words.monitor.stages.title }).locator('tbody tr')).toHaveCount(8);
});

test('whatever is drawn is a table too, and can be taken out', async ({ page, words }) => {
  for (const path of ['/', `/customers/${await customerWith(page, 'stage=fading')}`]) {
    await page.goto(path);
    await settled(page);
    const drawn = page.locator('main section').filter({ has: page.locator('svg, canvas') });
    const titles = await drawn.locator('h2').allTextContents();
    for (const title of titles) {
      await expect(page.getByRole('button', { name: words.common.csvOf(title) })).toBeVisible();
      await page.getByRole('button', { name: words.common.asTableOf(title) }).click();
      await expect(page.getByRole('group', { name: title }).getByRole('row').first()).toBeVisible();
    }
    expect(titles.length, path).toBeGreaterThan(0);
  }
});

test('theme and language are kept when they are chosen', async ({ page, words, look }) => {
  await page.goto('/');
  await settled(page);
  const theme = OTHER[look.theme];
  const language = OTHER[look.language];
  await page.getByRole('button', { name: words.shell.theme[theme] }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await page.getByRole('button', { name: like(words.shell.you) }).click();
  await page.getByRole('menuitemradio', { name: LANGUAGES[language] }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
});

test('who is unknown is told so, with a way back', async ({ page, words }) => {
  await page.goto('/customers/user_id%3Anobody-of-this-name');
  await expect(page.getByText(words.customer.unknown('user_id:nobody-of-this-name'))).toBeVisible();
  await page.getByRole('link', { name: words.customer.backToList }).click();
  await expect(page).toHaveURL(/\/customers$/);
});

test('a session that ends asks for the password over the page, which keeps what was typed', async ({ browser, baseURL, words, look }) => {
  const other = await browser.newContext({ ...browserOf(look), baseURL: baseURL!, storageState: { cookies: [], origins: [] } });
  const own = await other.newPage();
  const enter = async () => {
    await own.getByLabel(words.signIn.name, { exact: true }).fill(process.env['PULSE_NAME']!);
    await own.getByLabel(words.signIn.password).fill(process.env['PULSE_PASSWORD']!);
    await own.getByRole('button', { name: words.signIn.enter }).click();
  };
  await own.goto('/customers');
  await enter();
  await settled(own);
  await own.getByLabel(words.customers.searchLabel).fill('zoe');
  await expect(own).toHaveURL(/search=zoe/);
  await other.clearCookies();
  await own.getByLabel(words.customers.searchLabel).fill('zoef');
  await expect(own.getByText(words.signIn.expired, { exact: false })).toBeVisible();
  await enter();
  await expect(own.getByText(words.signIn.expired, { exact: false })).toHaveCount(0);
  await expect(own.getByLabel(words.customers.searchLabel)).toHaveValue('zoef');
  await other.close();
});

test('what is typed at the way in stays there while it is asked again who has come', async ({ browser, baseURL, words, look }) => {
  const other = await browser.newContext({ ...browserOf(look), baseURL: baseURL!, storageState: { cookies: [], origins: [] } });
  const own = await other.newPage();
  await own.goto('/');
  await own.getByLabel(words.signIn.name, { exact: true }).fill('grace');
  const asked = own.waitForResponse('**/api/v1/caller');
  // A browser that has been without a network asks again.
  await own.evaluate(() => ['offline', 'online'].forEach((name) => dispatchEvent(new Event(name))));
  await (await asked).finished();
  await expect(own.getByLabel(words.signIn.name, { exact: true })).toHaveValue('grace');
  await other.close();
});
