// Sends known events with somebody's client library, as it comes from the registry.
//
//   node send.mjs CLIENT URL WRITE_KEY COUNT
//
// Event n is `Client Event` of user `u(n mod 50)` with the properties {n, text, price, nested, list}. It ends with
// status 0 when the library says that all are delivered.

const [client, url, writeKey, countText] = process.argv.slice(2);
const count = Number(countText);

const TEXT = 'grüße, "quotes" \\ and 🥾';

export function event(n) {
  return {
    userId: `u${n % 50}`,
    event: 'Client Event',
    properties: { n, text: TEXT, price: 12.5, nested: { yes: true, none: null }, list: [1, 'two'] },
  };
}

async function segmentNode() {
  const { Analytics } = await import('@segment/analytics-node');
  const analytics = new Analytics({ writeKey, host: url, flushAt: 50, maxRetries: 30 });
  const failures = [];
  analytics.on('error', (failure) => failures.push(failure));
  for (let n = 0; n < count; n++) analytics.track(event(n));
  await analytics.closeAndFlush({ timeout: 120_000 });
  if (failures.length > 0) throw new Error(JSON.stringify(failures[0]));
}

async function rudderNode() {
  const { default: RudderAnalytics } = await import('@rudderstack/rudder-sdk-node');
  const analytics = new RudderAnalytics(writeKey, { dataPlaneUrl: url, flushAt: 50, retryCount: 20 });
  let pending = count;
  await new Promise((done, failed) => {
    for (let n = 0; n < count; n++) {
      analytics.track(event(n), (failure) => {
        if (failure) failed(failure);
        else if (--pending === 0) done();
      });
    }
    analytics.flush();
  });
}

async function posthogNode() {
  const { PostHog } = await import('posthog-node');
  const posthog = new PostHog(writeKey, { host: url, flushAt: 50, fetchRetryCount: 20, fetchRetryDelay: 500 });
  let failure;
  posthog.on('error', (what) => (failure = what));
  for (let n = 0; n < count; n++) {
    const { userId, event: name, properties } = event(n);
    posthog.capture({ distinctId: userId, event: name, properties });
  }
  await posthog.shutdown(120_000);
  if (failure) throw failure;
}

async function segmentBrowser() {
  const { createServer } = await import('node:http');
  const { readFile } = await import('node:fs/promises');
  const { chromium } = await import('playwright-core');
  const { fileURLToPath } = await import('node:url');
  const library = await readFile(
    fileURLToPath(new URL('node_modules/@segment/analytics-next/dist/umd/index.js', import.meta.url)),
  );
  // The page has an origin of its own, as a shop's has.
  const site = createServer((request, answer) => {
    if (request.url === '/library.js') return answer.setHeader('content-type', 'text/javascript').end(library);
    answer.setHeader('content-type', 'text/html').end('<!doctype html><script src="/library.js"></script>');
  });
  await new Promise((ready) => site.listen(0, '127.0.0.1', ready));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    const delivered = new Set();
    page.on('requestfinished', async (request) => {
      const answer = request.method() === 'POST' ? await request.response() : null;
      if (answer?.status() !== 200) return;
      for (const item of JSON.parse(request.postData()).batch) delivered.add(item.messageId);
    });
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
    await page.evaluate(send, { url, writeKey, events: Array.from({ length: count }, (_, n) => event(n)) });
    const end = Date.now() + 170_000;
    while (delivered.size < count && Date.now() < end) await page.waitForTimeout(100);
    if (delivered.size < count) throw new Error(`only ${delivered.size} of ${count} were delivered`);
  } finally {
    await browser.close();
    site.close();
  }

  // Runs in the page.
  async function send({ url, writeKey, events }) {
    const { AnalyticsBrowser } = window.AnalyticsNext;
    const [analytics] = await AnalyticsBrowser.load(
      { writeKey, cdnURL: url },
      {
        retryQueue: true,
        integrations: {
          'Segment.io': {
            apiHost: `${url.replace('http://', '')}/v1`,
            protocol: 'http',
            deliveryStrategy: { strategy: 'batching', config: { size: 50, timeout: 200 } },
          },
        },
      },
    );
    await Promise.all(
      events.map(({ userId, event, properties }) => analytics.track(event, properties, { userId })),
    );
  }
}

const CLIENTS = { 'segment-node': segmentNode, 'rudder-node': rudderNode, 'posthog-node': posthogNode, 'segment-browser': segmentBrowser };
await CLIENTS[client]();
process.exit(0);
