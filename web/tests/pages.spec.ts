import { expect, settled, test } from './watch';
import { customerWith, PAGES } from './places';
import { sound } from './sound';

type Look = { readonly theme: 'light' | 'dark'; readonly language: 'en' | 'de'; readonly width: number };

const ALL: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'de'] as const).flatMap((language) => [1440, 768, 320].map((width) => ({ theme, language, width }))),
);

const WIDE: Look = { theme: 'light', language: 'en', width: 1440 };
const NARROW: Look = { theme: 'dark', language: 'de', width: 320 };

/** All looks where there is time (`PULSE_LOOKS=all`); else the widest and the narrowest by turns. */
function looksOf(place: number): readonly Look[] {
  return process.env['PULSE_LOOKS'] === 'all' ? ALL : [place % 2 === 0 ? WIDE : NARROW];
}

for (const [place, path] of PAGES.entries()) {
  for (const { theme, language, width } of looksOf(place)) {
    test.describe(`${theme}, ${language}, ${width} px`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme: theme });
      test(path, async ({ page }) => {
        const address = path.includes('CUSTOMER') ? path.replace('CUSTOMER', await customerWith(page, 'stage=fading')) : path;
        await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
        await settled(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(width);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await sound(page, theme);
      });
    });
  }
}
