// Measures how long a newcomer waits: from `./pulse demo` to the first strip that beats in a browser, in milliseconds
// since the command; what they type is typed at once. Then how many pictures a second there are while a long ward
// beats in view, once all customers of the sample are in and counted: that takes what processors there are. Prints
// one JSON object.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';

const STRIPS = 30;
const LOOKS = 3;
const LOOK_MILLIS = 4_000;
const LINK = /(http:\S+\/setup#token=\S+)/;

const folder = await mkdtemp(join(tmpdir(), 'pulse-demo-'));
const began = performance.now();
const since = () => Math.round(performance.now() - began);
const demo = spawn('../pulse', ['demo', '--port', '0', '--data', join(folder, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] });
const ended = new Promise((done) => demo.once('exit', done));
try {
  const link = await linkOf(demo.stdout);
  const address = since();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(link);
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Password').fill('a calm and steady beat');
  await page.locator('button[type=submit]').click();
  const strip = page.locator('canvas[data-height]').first();
  await strip.waitFor({ timeout: 120_000 });
  const shown = since();
  await page.evaluate(() => {
    const canvas = document.querySelector('canvas[data-height]');
    const before = canvas.toDataURL();
    return new Promise((done) => {
      const look = () => (canvas.toDataURL() === before ? requestAnimationFrame(look) : done());
      look();
    });
  });
  const beating = since();
  await page.waitForFunction(isCalm, undefined, { polling: 500, timeout: 120_000 });
  console.log(JSON.stringify({ address, shown, beating, ward: await ward(page) }));
  await browser.close();
} finally {
  demo.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
}

/** Runs in the page: whether the sample is in, and nobody is being counted. */
async function isCalm() {
  const of = async (path) => (await fetch(`/api/v1/${path}`)).json();
  const [sample, { survey }] = await Promise.all([of('sample'), of('population/changes')]);
  return sample.state !== 'loading' && !survey.under_way;
}

/** The first page with a ward of many strips, so high that these are in view. */
async function ward(page) {
  await page.setViewportSize({ width: 1440, height: 3_000 });
  await page.route(/population\/ward/, (route) => route.continue({ url: route.request().url().replace(/limit=\d+/, `limit=${STRIPS}`) }));
  await page.reload();
  await page.waitForFunction((wanted) => document.querySelectorAll('canvas[data-height]').length >= wanted, STRIPS, { timeout: 120_000 });
  const last = await page.evaluate((wanted) => {
    const bottoms = [...document.querySelectorAll('canvas[data-height]')].map((each) => each.getBoundingClientRect().bottom);
    return bottoms.toSorted((one, other) => one - other)[wanted - 1];
  }, STRIPS);
  await page.setViewportSize({ width: 1440, height: Math.ceil(last) });
  const looks = [];
  for (let look = 0; look < LOOKS; look++) looks.push(await page.evaluate(counted, LOOK_MILLIS));
  return looks.toSorted((one, other) => one.frames - other.frames)[Math.floor(LOOKS / 2)];
}

/** Runs in the page: counts the strips in view, and the pictures of some time. */
async function counted(millis) {
  const strips = [...document.querySelectorAll('canvas[data-height]')].filter((each) => each.getBoundingClientRect().bottom <= innerHeight).length;
  const next = () => new Promise((done) => requestAnimationFrame(done));
  const times = [await next()];
  while (times.at(-1) - times[0] < millis) times.push(await next());
  const gaps = times.slice(1).map((time, place) => time - times[place]);
  return { strips, frames: ((times.length - 1) * 1_000) / (times.at(-1) - times[0]), longest: Math.max(...gaps) };
}

/** The address for the first administrator; all that is said after it is passed over. */
function linkOf(said) {
  return new Promise((done, fail) => {
    const lines = createInterface({ input: said });
    lines.on('line', (line) => LINK.test(line) && done(LINK.exec(line)[1]));
    lines.once('close', () => fail(new Error('the demo ended without an address')));
  });
}
