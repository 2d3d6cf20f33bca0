import { customerWith, PAGES } from './places';
import { send, sourceFor } from './senders';
import { sound } from './sound';
import { expect, settled, test } from './watch';

/** Packed bytes of script until the first page has loaded. */
const SCRIPT_MAX = 150_000;

for (const path of PAGES) {
  test(path, async ({ page, look }) => {
    await page.goto(path.includes('CUSTOMER') ? path.replace('CUSTOMER', await customerWith(page, 'stage=fading')) : path);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(look.width);
    await expect(page.locator('html')).toHaveAttribute('lang', look.language);
    await sound(page, look.theme);
  });
}

const TABS = ['pulse', 'ledger', 'timeline', 'identity', 'consent'];

test('texts without a gap stay within their pages', async ({ page, request, look }) => {
  const long = 'x'.repeat(150);
  const user = `${long}${Date.now()}`;
  const { write_key: key } = await sourceFor(request, `Long ${Date.now()}`);
  await send(request, key, { userId: user, traits: { email: `${user}@example.org`, note: long } }, 'identify');
  await send(request, key, { userId: user, event: long, properties: { url: `https://shop.example/${long}` }, context: { campaign: { name: long } } });
  const listed = async () => ((await (await request.get(`/api/v1/customers?limit=1&search=${user}`)).json()) as { total: number }).total;
  await expect.poll(listed).toBe(1);
  for (const path of [...TABS.map((tab) => `/customers/${user}?tab=${tab}`), `/customers?search=${user}`]) {
    await page.goto(path);
    await settled(page);
    await expect(page.getByText(long).first(), path).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(look.width);
  }
});

test('the first page comes with little script', async ({ page }) => {
  await page.goto('/');
  const packed = await page.evaluate(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) => new URL(name).pathname.endsWith('.js'));
    return scripts.filter(({ startTime }) => startTime <= visit!.loadEventStart).map(({ encodedBodySize }) => encodedBodySize);
  });
  expect(Math.min(...packed)).toBeGreaterThan(0);
  expect(packed.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(SCRIPT_MAX);
});
