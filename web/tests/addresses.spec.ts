import type { Page } from '@playwright/test';
import type { Words } from '../src/words/words';
import { beginning, browserOf } from './look';
import { customerWith } from './places';
import { sourceFor } from './senders';
import { expect, settled, test } from './watch';

/** What a page shows: its texts, what is chosen in it, and how its tables are sorted. What time alone changes is left out. */
async function seen(page: Page, leaving = ''): Promise<readonly string[]> {
  await settled(page);
  return page.evaluate((others) => {
    const linesOf = (element: HTMLElement) => element.innerText.split('\n').map((line) => line.trim());
    const left = new Set([...document.querySelectorAll<HTMLElement>(`main select${others}`)].flatMap(linesOf));
    const chosen = [...document.querySelectorAll('main :is(select, input, textarea), main [aria-sort], main [aria-selected], main [aria-current], main [aria-pressed], [role=dialog]')];
    const states = chosen.map((each) => {
      const names = ['aria-sort', 'aria-selected', 'aria-current', 'aria-pressed', 'aria-label', 'role'];
      const attributes = names.map((name) => each.getAttribute(name) ?? '').join(' ');
      const field = each as HTMLInputElement;
      const isField = /^(INPUT|SELECT|TEXTAREA)$/.test(each.tagName);
      return isField ? `${field.tagName} ${field.value} ${field.checked ?? ''}` : `${attributes} ${each.textContent}`;
    });
    const lines = linesOf(document.querySelector('main')!).filter((line) => !left.has(line));
    return [...lines, ...states].map((line) => line.replaceAll(/(as of|Stand) [^·\n]*(ago|now|vor|jetzt)[^·\n]*|\d+ (second|minute)s? ago|vor \d+ (Sekunde|Minute)n?|now|jetzt/g, '')).filter((line) => line !== '');
  }, leaving && `, ${leaving}`);
}

/** What only one of two pages shows. */
function differences(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...one.filter((line) => !other.includes(line)).map((line) => `- ${line}`), ...other.filter((line) => !one.includes(line)).map((line) => `+ ${line}`)];
}

type State = {
  readonly name: string;
  readonly path: string | ((page: Page) => Promise<string>);
  /** Brings the page into a state, as a person would. */
  readonly reach: (page: Page, words: Words) => Promise<void>;
  readonly address: RegExp;
  /** What others change while this is looked at. */
  readonly leaving?: string;
};

const fading = async (page: Page) => `/customers/${await customerWith(page, 'stage=fading')}`;

/** Calls enough to fail that the list of them has a second page. */
const MANY = 130;

async function failedOf(page: Page): Promise<string> {
  const source = await sourceFor(page.request, `Addresses ${Date.now()}`);
  const batch = Array.from({ length: MANY }, (_, place) => ({ type: 'track', messageId: `a ${place}`, event: 'Order Completed', userId: place % 2 ? 'ada' : undefined, timestamp: 'yesterday' }));
  const authorization = `Basic ${Buffer.from(`${source.write_key}:`).toString('base64')}`;
  expect((await page.request.post('/v1/batch', { headers: { authorization }, data: { batch } })).status()).toBe(200);
  return `/data/failed?source=${source.id}`;
}

const STATES: readonly State[] = [
  {
    name: 'the monitor over another period, the changes of a week, and a chart as a table',
    path: '/',
    reach: async (page, words) => {
      await page.getByLabel(words.shell.period, { exact: true }).last().selectOption('28');
      await page.getByRole('button', { name: words.monitor.changes.week }).click();
      await page.getByRole('button', { name: words.common.asTableOf(words.monitor.stages.title) }).click();
    },
    address: /\/\?changes=7&days=28&tables=stages$/,
  },
  {
    name: 'customers that were filtered, searched and sorted',
    path: '/customers',
    reach: async (page, words) => {
      await page.getByRole('button', { name: words.customers.filter, exact: true }).click();
      await page.getByRole('checkbox', { name: words.numbers.stages.fading! }).check();
      await page.getByLabel(words.customers.filters.overdue_min!).fill('1.5');
      await page.getByRole('button', { name: words.customers.filter, exact: true }).last().click();
      await page.getByRole('button', { name: words.customers.columns.last_seen }).click();
      await page.getByLabel(words.customers.searchLabel).fill('sample-');
    },
    address: /\/customers\?overdue_min=1.5&search=sample-&sort=-last_seen&stage=fading$/,
  },
  {
    name: 'a customer’s EKG over another period, zoomed, compared and as a table',
    path: fading,
    reach: async (page, words) => {
      await page.getByLabel(words.shell.period, { exact: true }).last().selectOption('180');
      await page.getByRole('button', { name: words.shell.before }).click();
      await page.getByRole('button', { name: words.customer.ekg.zoomIn }).click();
      await page.getByLabel(words.shell.compare).check();
      await page.getByRole('button', { name: words.common.asTableOf(words.customer.ekg.title) }).click();
    },
    address: /\?compare=1&days=90&tables=ekg&to=[^&]+$/,
  },
  {
    name: 'the ledger behind a point of the EKG',
    path: fading,
    reach: async (page, words) => {
      await page.getByRole('group', { name: beginning(`${words.customer.ekg.title}: `) }).focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
    },
    address: /\?at=[^&]+&tab=ledger$/,
  },
  {
    name: 'more of a customer’s timeline',
    path: async (page) => `/customers/${await customerWith(page, 'sort=-interactions')}`,
    reach: async (page, words) => {
      await page.getByRole('tab', { name: words.customer.tabs.timeline }).click();
      await page.getByRole('button', { name: words.common.more }).click();
    },
    address: /\?pages=2&tab=timeline$/,
  },
  {
    name: 'what a customer is known by',
    path: fading,
    reach: (page, words) => page.getByRole('tab', { name: words.customer.tabs.identity }).click(),
    address: /\?tab=identity$/,
  },
  {
    name: 'content by kind, over another period, sorted, and more of it',
    path: '/effects',
    reach: async (page, words) => {
      await page.getByRole('button', { name: words.effects.dimensions.content, exact: true }).click();
      await page.getByLabel(words.shell.period, { exact: true }).last().selectOption('365');
      // By keyboard: on a telephone its column is beyond the edge of the table, which the focus brings into view.
      await page.getByRole('button', { name: words.effects.columns.noise }).press('Enter');
      await page.getByRole('button', { name: words.common.more }).click();
    },
    address: /\/effects\?by=content&days=365&shown=100&sort=-noise$/,
  },
  {
    name: 'only what is to be kept',
    path: '/effects?by=signal',
    reach: async (page, words) => void (await page.getByRole('combobox', { name: words.effects.filterLabel }).selectOption('keep')),
    address: /\/effects\?by=signal&verdict=keep$/,
  },
  {
    name: 'signals of the catalog that were looked for and sorted',
    path: '/model',
    reach: async (page, words) => {
      await page.getByRole('button', { name: words.model.catalog.channel }).click();
      await page.getByLabel(words.model.catalog.find).fill('email');
    },
    address: /\/model\?find=email&sort=channel$/,
  },
  {
    name: 'the catalog as a text',
    path: '/model',
    reach: (page, words) => page.getByRole('button', { name: words.model.catalog.toText }).click(),
    address: /\/model\?mode=text$/,
  },
  {
    name: 'what came into force',
    path: '/model',
    reach: (page, words) => page.getByRole('link', { name: words.model.parts.history }).click(),
    address: /\/model\?part=history$/,
  },
  {
    name: 'sources in another order, and one of them',
    path: '/data',
    reach: async (page, words) => {
      await sourceFor(page.request, 'An address');
      await page.reload();
      await settled(page);
      await page.getByRole('button', { name: words.data.sources.name }).click();
      await page.getByRole('button', { name: 'An address' }).first().click();
    },
    address: /\/data\?sort=name&source=src_\w+$/,
    leaving: 'main tbody',
  },
  {
    name: 'failed events of one code, more of them, sorted, and one of them',
    path: failedOf,
    reach: async (page, words) => {
      await page.getByRole('button', { name: words.common.more }).click();
      await expect(page.getByRole('group', { name: words.data.failed.title }).locator('tbody tr')).toHaveCount(MANY);
      await page.getByRole('button', { name: words.data.failed.code }).click();
      await page.getByRole('group', { name: words.data.failed.title }).locator('tbody tr').first().getByRole('button').click();
    },
    address: /\/data\/failed\?event=\d+&pages=2&sort=code&source=src_\w+$/,
  },
  {
    name: 'what failed with one code, and was resolved',
    path: failedOf,
    reach: async (page, words) => {
      await page.getByRole('combobox', { name: words.data.failed.code, exact: true }).selectOption('invalid_time');
      await page.getByLabel(words.data.failed.status).selectOption('resolved');
    },
    address: /\/data\/failed\?code=invalid_time&source=src_\w+&status=resolved$/,
  },
  {
    name: 'an export of one stage',
    path: '/data/exports',
    reach: async (page, words) => void (await page.getByLabel(words.customers.filters.stage!).selectOption('fading')),
    address: /\/data\/exports\?stage=fading$/,
  },
  {
    name: 'the audit log of one person and one deed, in another order',
    path: '/settings/audit',
    reach: async (page, words) => {
      await page.getByRole('combobox', { name: words.settings.audit.who, exact: true }).selectOption({ label: process.env['PULSE_NAME']! });
      await page.getByRole('combobox', { name: words.settings.audit.what, exact: true }).selectOption('session.made');
      await page.getByLabel(words.settings.audit.since, { exact: true }).fill('2026-01-01');
      await page.getByRole('button', { name: words.settings.audit.at }).click();
    },
    address: /\/settings\/audit\?since=2026-01-01&sort=at&what=session.made&who=\w+$/,
    leaving: 'main tbody',
  },
];

for (const { name, path, reach, address, leaving } of STATES) {
  test(`a copied address brings back ${name}`, async ({ page, words, look, browser, baseURL }) => {
    const start = typeof path === 'string' ? path : await path(page);
    const cookies = await page.context().cookies();
    const context = await browser.newContext({ ...browserOf(look), baseURL: baseURL!, storageState: { cookies, origins: [] } });
    const fresh = await context.newPage();
    // Other tests go on meanwhile, and a list stays as it was read: who compares again reaches the state again.
    const compared = async () => {
      await page.goto(start);
      const before = await seen(page);
      await reach(page, words);
      await expect(page).toHaveURL(address);
      await expect.poll(() => seen(page)).not.toEqual(before);
      await fresh.goto(page.url());
      return differences(await seen(page, leaving), await seen(fresh, leaving));
    };
    await expect.poll(compared, { timeout: 40_000 }).toEqual([]);
    await context.close();
  });
}
