// Measures the screens of a server that runs, as a person meets them: `PULSE_ADDRESS`, `PULSE_NAME`, `PULSE_PASSWORD`.
// Prints one JSON object: what was measured, in milliseconds, and what Lighthouse gives, in points of 100.
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';

const { PULSE_ADDRESS: address, PULSE_NAME: name, PULSE_PASSWORD: password, CHROMIUM: chrome } = process.env;
const TIMES = 5;
const SCREENS_SCROLLED = 60;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const port = await freePort();
const browser = await chromium.launch({
  executablePath: chrome ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', `--remote-debugging-port=${port}`],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
await context.addInitScript(watch);
await context.request.post(`${address}/api/v1/login`, { data: { name, password }, headers: { origin: address } });
const first = await (await context.request.get(`${address}/api/v1/customers?limit=1`)).json();
await surveyed();
const customer = `/customers/${encodeURIComponent(first.customers[0].customer)}`;

const pages = {};
for (const path of ['/', '/customers', customer, '/effects', '/model', '/data']) {
  pages[path === customer ? '/customers/one' : path] = await loaded(path);
}
const list = await listed();
const interaction = await interactions();
const points = {};
for (const path of ['/', '/customers', customer]) points[path === customer ? '/customers/one' : path] = await judged(path);
await browser.close();
console.log(JSON.stringify({ customers: first.total, pages, list, interaction, lighthouse: points }));

/** Runs in the page: notes the largest paint, what shifts, and how long each touch of a key or a button takes to show. */
function watch() {
  const seen = { lcp: 0, cls: 0, slowest: 0, shifted: [] };
  globalThis.pulseSeen = seen;
  const on = (type, note, more = {}) => new PerformanceObserver((all) => all.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  on('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  on('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    seen.cls += entry.value;
    const places = entry.sources.map(({ node, previousRect, currentRect }) => `${node?.parentElement?.className ?? ''} > ${node?.nodeName} ${previousRect.top} → ${currentRect.top}`);
    seen.shifted.push(`${Math.round(entry.startTime)} ms, ${entry.value.toFixed(3)}: ${places.join(', ')}`);
  });
  on('event', (entry) => entry.interactionId && (seen.slowest = Math.max(seen.slowest, entry.duration)), { durationThreshold: 16 });
}

async function settled(page) {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-tall]').length === 0);
}

/** Waits until everybody has been read once: until then the first page says how far that is, and changes when it is done. */
async function surveyed() {
  const next = () => new Promise((done) => setTimeout(done, 1_000));
  while (!(await (await context.request.get(`${address}/api/v1/population/ward`)).json()).as_of) await next();
}

/** A page opened by its address, several times; the medians. */
async function loaded(path) {
  const found = [];
  for (let time = 0; time < TIMES; time++) {
    const page = await context.newPage();
    await page.goto(address + path);
    await settled(page);
    found.push(await page.evaluate(() => globalThis.pulseSeen));
    await page.close();
  }
  const worst = found.reduce((one, other) => (other.cls > one.cls ? other : one));
  return { lcp: median(found.map((each) => each.lcp)), cls: worst.cls, shifted: worst.shifted };
}

/** The list of customers: from a click to rows, from a letter to other rows, and how often a row is missing while it scrolls. */
async function listed() {
  const page = await context.newPage();
  const rows = [];
  const filters = [];
  for (let time = 0; time < TIMES; time++) {
    await page.goto(address);
    await settled(page);
    rows.push(await timed(page, () => page.locator('nav a[href="/customers"]').first().click(), () => document.querySelectorAll('tbody tr[aria-rowindex]').length > 10));
    const before = await page.locator('tbody tr[aria-rowindex] a').first().textContent();
    await page.evaluate((text) => (globalThis.pulseBefore = text), before);
    const letters = `c${1 + time}${7 - time}`;
    filters.push(
      await timed(page, () => page.locator('input[type=search]').first().fill(letters), () => {
        const shown = document.querySelector('tbody tr[aria-rowindex] a')?.textContent;
        return shown !== undefined && shown !== globalThis.pulseBefore && document.querySelector('[data-stale=true]') === null;
      }),
    );
  }
  await page.goto(`${address}/customers`);
  await settled(page);
  const gaps = await page.evaluate(async (screens) => {
    const frame = document.querySelector('[role=region][data-stale]');
    const next = () => new Promise((done) => requestAnimationFrame(() => done()));
    let missing = 0;
    let looks = 0;
    for (let screen = 0; screen < screens; screen++) {
      // As a wheel does: a tenth of a screen in each picture.
      for (let step = 0; step < 10; step++) {
        frame.scrollBy(0, frame.clientHeight / 10);
        await next();
        const box = frame.getBoundingClientRect();
        for (const at of [0.2, 0.5, 0.9]) {
          looks++;
          const there = document.elementFromPoint(box.left + 60, box.top + box.height * at);
          if (there?.closest('tr[aria-rowindex]') === null) missing++;
        }
      }
    }
    return { looks, missing };
  }, SCREENS_SCROLLED);
  await page.close();
  return { rows: median(rows), filter: median(filters), ...gaps };
}

/** Milliseconds from an act until the page looks as it should, by the page's own clock. */
async function timed(page, act, looks) {
  await page.evaluate((source) => {
    globalThis.pulseDone = new Promise((done) => {
      const started = performance.now();
      const isDone = new Function(`return (${source})()`);
      const look = () => (isDone() ? done(performance.now() - started) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  }, String(looks));
  await act();
  return page.evaluate(() => globalThis.pulseDone);
}

/** What people touch most, on each page; the slowest answer of each page that the browser saw. */
async function interactions() {
  const page = await context.newPage();
  const slowest = {};
  const on = async (path, act) => {
    await page.goto(address + path);
    await settled(page);
    await act();
    await settled(page);
    slowest[path === customer ? '/customers/one' : path] = (await page.evaluate(() => globalThis.pulseSeen)).slowest;
  };
  const palette = async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('cus');
    await page.keyboard.press('Escape');
  };
  await on('/', palette);
  await on('/customers', async () => {
    for (const head of await page.locator('thead button').all()) await head.click();
    await page.locator('input[type=search]').first().pressSequentially('c1');
    await palette();
  });
  await on(customer, async () => {
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    await palette();
  });
  await on('/effects', async () => {
    for (const by of await page.locator('main button[aria-pressed]').all()) await by.click();
  });
  await page.close();
  return slowest;
}

/** What Lighthouse gives a page, as for a computer on a desk. */
async function judged(path) {
  const cookies = (await context.cookies(address)).map((each) => `${each.name}=${each.value}`).join('; ');
  const desk = { formFactor: 'desktop', screenEmulation: { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false } };
  const result = await lighthouse(
    address + path,
    { port, output: 'json', logLevel: 'error', extraHeaders: { Cookie: cookies } },
    { extends: 'lighthouse:default', settings: { ...desk, throttlingMethod: 'provided', onlyCategories: CATEGORIES } },
  );
  const { categories, audits } = result.lhr;
  const lost = Object.values(audits).filter((audit) => audit.score !== null && audit.score < 0.9).map((audit) => audit.id);
  return { ...Object.fromEntries(CATEGORIES.map((each) => [each, Math.round(categories[each].score * 100)])), lost };
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
}
