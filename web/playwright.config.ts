import { defineConfig } from '@playwright/test';
import { type Look, LOOKS, nameOf, WIDE } from './tests/look';

const address = process.env['PULSE_ADDRESS'];
if (!address) throw new Error('PULSE_ADDRESS names the server with sample data that the screens are tested on');

const OF_EVERYBODY = ['hostile.spec.ts', 'walk.spec.ts', 'learned.spec.ts'];

/** Each test in all looks where there is time (`PULSE_LOOKS=all`); else in one of the two that differ in everything. */
const looks = process.env['PULSE_LOOKS'] === 'all' ? LOOKS : [undefined];
const pages = looks.map((wanted) => ({ name: wanted ? nameOf(wanted) : 'pages', testIgnore: OF_EVERYBODY, use: { wanted } }));

/** A real browser on a real server: `PULSE_ADDRESS`, and `PULSE_NAME` and `PULSE_PASSWORD` of an administrator. */
export default defineConfig<{ wanted: Look | undefined }>({
  testDir: 'tests',
  outputDir: 'target/playwright',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  globalSetup: './tests/signIn.ts',
  reporter: [['line'], ['junit', { outputFile: process.env['PULSE_REPORT'] ?? 'target/playwright/TEST-screens.xml' }]],
  // Last comes what changes everybody's numbers, and the hostile texts: they leave thousands of strange records behind.
  projects: [
    ...pages,
    { name: 'hostile', testMatch: ['hostile.spec.ts', 'learned.spec.ts'], use: { wanted: WIDE }, dependencies: pages.map(({ name }) => name) },
    { name: 'walk', testMatch: 'walk.spec.ts', use: { wanted: WIDE }, dependencies: ['hostile'] },
  ],
  use: {
    baseURL: address,
    storageState: 'target/session.json',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--process-per-site'],
    },
  },
});
