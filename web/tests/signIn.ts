import { chromium, type FullConfig } from '@playwright/test';

/** Signs in once, through the page, as a person would; every test begins with that session. */
export default async function signIn(config: FullConfig): Promise<void> {
  const { baseURL, launchOptions } = config.projects[0]!.use;
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ baseURL: baseURL! });
  await page.goto('/');
  await page.getByLabel('Name').fill(process.env['PULSE_NAME']!);
  await page.getByLabel('Password').fill(process.env['PULSE_PASSWORD']!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Monitor' }).waitFor();
  await page.context().storageState({ path: 'target/session.json' });
  await browser.close();
}
