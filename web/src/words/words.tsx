import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { en } from './en';
import { type Format, formatOf } from './format';

/** All that the screens say. A language lacks nothing, or it does not compile. */
export type Words = typeof en;

/** The languages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const load: Record<Language, () => Promise<Words>> = {
  en: () => import('./en').then((file) => file.en),
  de: () => import('./de').then((file) => file.de),
};

type Said = {
  readonly words: Words;
  readonly format: Format;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly setZone: (zone: string) => void;
};

const Context = createContext<Said | undefined>(undefined);

function remembered(name: string): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Without storage it holds until the page is closed.
  }
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered('pulse.language');
  const wanted = [asked, ...navigator.languages.map((each) => each.slice(0, 2))];
  return wanted.find((each): each is Language => each in LANGUAGES) ?? 'en';
}

/** The zone that the address names, or the one chosen before, or the browser's. */
function firstZone(): string {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = new URLSearchParams(location.search).get('tz') ?? remembered('pulse.zone');
  try {
    return asked === '' ? own : new Intl.DateTimeFormat('en', { timeZone: asked }).resolvedOptions().timeZone;
  } catch {
    return own;
  }
}

/** The words of the first page. */
export function fetchWords(): Promise<Words> {
  return load[firstLanguage()]();
}

/** What is said where the words themselves do not come. */
export const WORDLESS: Record<Language, string> = {
  en: 'Pulse could not be loaded. Load the page again.',
  de: 'Pulse konnte nicht geladen werden. Laden Sie die Seite neu.',
};

export function sayWithoutWords(): string {
  return WORDLESS[firstLanguage()];
}

/** @param atHand words that need not be fetched */
export function InWords({ atHand, children }: { atHand?: Words; children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [zone, setZone] = useState(firstZone);
  const [words, setWords] = useState<Words | undefined>(atHand);
  useEffect(() => {
    let isWanted = true;
    document.documentElement.lang = language;
    void load[language]().then((loaded) => isWanted && setWords(loaded));
    return () => void (isWanted = false);
  }, [language]);
  const said = useMemo(
    () =>
      words && {
        words,
        format: formatOf(language === 'en' ? 'en-GB' : language, zone),
        language,
        setLanguage: (chosen: Language) => {
          remember('pulse.language', chosen);
          setLanguage(chosen);
        },
        setZone: (chosen: string) => {
          remember('pulse.zone', chosen);
          setZone(chosen);
        },
      },
    [words, language, zone],
  );
  return said === undefined ? null : <Context value={said}>{children}</Context>;
}

export function useWords(): Said {
  const said = useContext(Context);
  if (said === undefined) throw new Error('words are asked for outside of InWords');
  return said;
}
