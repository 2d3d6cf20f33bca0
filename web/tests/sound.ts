import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { OTHER, type Theme } from './look';
import { expect } from './watch';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

let looks = 0;

/** Both themes where there is time (`PULSE_LOOKS=all`); else the one and the other by turns. */
function themesFrom(first: Theme): readonly Theme[] {
  return process.env['PULSE_LOOKS'] === 'all' ? [first, OTHER[first]] : [looks++ % 2 === 0 ? first : OTHER[first]];
}

/** Holds that nothing of what is shown keeps anybody out. */
export async function sound(page: Page, first: Theme = 'light'): Promise<void> {
  for (const theme of themesFrom(first)) {
    // Without motion colours are where they come to at once.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // There are no frames, so one script in the page sees all of it.
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().withTags(RULES).analyze();
    expect(violations.map((each) => `${theme}: ${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`), page.url()).toEqual([]);
  }
}
