import { customerWith, PAGES } from './places';
import { sound } from './sound';
import { expect, settled, test } from './watch';

for (const path of PAGES) {
  test(path, async ({ page, look }) => {
    await page.goto(path.includes('CUSTOMER') ? path.replace('CUSTOMER', await customerWith(page, 'stage=fading')) : path);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(look.width);
    await expect(page.locator('html')).toHaveAttribute('lang', look.language);
    await sound(page, look.theme);
  });
}
