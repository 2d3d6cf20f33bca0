import { de } from '../src/words/de';
import { en } from '../src/words/en';
import { saidOf } from '../src/words/phrases';
import { inOne } from '../src/words/refusals';
import type { Language, Words } from '../src/words/words';

export type Theme = 'light' | 'dark';

/** How somebody looks at the screens. */
export type Look = { readonly theme: Theme; readonly language: Language; readonly width: number };

/** Both themes, both languages, and a desk, a tablet and a telephone. */
export const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'de'] as const).flatMap((language) => [1440, 768, 320].map((width) => ({ theme, language, width }))),
);

export const WIDE: Look = { theme: 'light', language: 'en', width: 1440 };
const NARROW: Look = { theme: 'dark', language: 'de', width: 320 };

/** One of the two looks that differ in everything, so that half of all tests have each. */
export function lookOf(title: string): Look {
  return title.length % 2 === 0 ? WIDE : NARROW;
}

export function nameOf({ theme, language, width }: Look): string {
  return `${theme}, ${language}, ${width} px`;
}

export const OTHER = { light: 'dark', dark: 'light', en: 'de', de: 'en' } as const;

/** What the screens say, so that a test names a button as whoever looks at it reads it. */
export const WORDS: Record<Language, Words> = { en, de };

/** What a browser is to be so that it shows a page in a look. */
export function browserOf({ theme, language, width }: Look) {
  return { viewport: { width, height: 900 }, colorScheme: theme, locale: { en: 'en-GB', de: 'de-DE' }[language], timezoneId: 'Europe/Berlin' };
}

/** What the server said, as it is told in the language of the screens. */
export function saidBy(words: Words, own: string): string {
  return inOne(saidOf(words.refusals.phrases, own));
}

const GAP = '\u0000';

/** A text as a part of a regular expression. */
export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A phrase with anything in its gaps, or in the given ones. */
export function like(phrase: (...gaps: never[]) => string, gap = '.*'): RegExp {
  const gaps = Array.from({ length: phrase.length }, () => GAP);
  return new RegExp(escaped(phrase(...(gaps as never[]))).replaceAll(GAP, gap));
}

/** Whatever begins with a word. */
export function beginning(word: string): RegExp {
  return new RegExp(`^${escaped(word)}`);
}
