/**
 * What a language says in place of the server's words: whole; or what stands before the last of what the template left
 * open, where that may be the words of somebody else, such as a parser's, which no language has.
 */
export type Phrase = string | { readonly before: string };

/**
 * What a language says of the server's texts. The keys are the templates as they stand in the server's sources: %s is
 * any text, %d a number. In a phrase %s is the next of these and %1 the first. Each is looked up itself, unless it
 * stands right behind „: a name is kept. What no phrase fits is kept too. Of '"%s"' only the quotes are taken.
 */
export type Phrases = Readonly<Record<string, Phrase>>;

/** What is said: in the language of the screens, and then in the server's own, which is English. One of both may be empty. */
export type Told = { readonly text: string; readonly own: string };

/**
 * @param pieces what stands before, between and behind what is left open
 * @param open   what is left open: %s or %d
 */
type Template = { readonly pieces: readonly string[]; readonly open: readonly string[]; readonly phrase: Phrase; readonly letters: number };

/** Longer texts hold what somebody sent, and are told as they came. */
export const LOOKED_AT_MAX = 2_000;

/** A reason, in it what was got, in that a name and its place: nobody writes more into each other. */
const DEPTH_MAX = 4;

const OPEN = /%[sd]/g;
const NUMBER = /^[-+]?\d[\d.,eE+-]*$/;
const QUOTED = '"%s"';

const known = new WeakMap<Phrases, readonly Template[]>();

/** A JSON pointer before what is wrong there. */
const POINTED = /^(\/\S+) (.+)$/s;

/** What a language says in place of the server's words; nothing if it has no phrase for them. */
export function phraseOf(phrases: Phrases, own: string): Told | undefined {
  if (own.length > LOOKED_AT_MAX) return undefined;
  const [, pointer = '', wrong = own] = POINTED.exec(own) ?? [];
  const told = toldBy(phrases, wrong, 0);
  return told && pointer ? { text: [`${pointer}:`, told.text].filter(Boolean).join(' '), own: told.own } : told;
}

/** The same, and the server's words where there is no phrase. */
export function saidOf(phrases: Phrases, own: string): Told {
  return phraseOf(phrases, own) ?? { text: '', own };
}

function toldBy(phrases: Phrases, text: string, depth: number): Told | undefined {
  if (depth >= DEPTH_MAX) return undefined;
  for (const template of templatesOf(phrases)) {
    const found = fit(template, text);
    if (found !== undefined) return filled(phrases, template, found, depth);
  }
  return undefined;
}

/** The most particular first, which has most letters of its own. */
function templatesOf(phrases: Phrases): readonly Template[] {
  const made = known.get(phrases);
  if (made !== undefined) return made;
  const templates = Object.entries(phrases)
    .filter(([template]) => template !== QUOTED)
    .map(([template, phrase]) => {
      const pieces = template.split(OPEN);
      return { pieces, open: template.match(OPEN) ?? [], phrase, letters: pieces.join('').length };
    })
    .sort((one, other) => other.letters - one.letters);
  known.set(phrases, templates);
  return templates;
}

/**
 * What stands where a template is left open; nothing if the text is not of it. Each piece is looked for once, behind
 * the one before. That finds a way if there is one, and takes no longer for what somebody made up to be hard, as a
 * regular expression might.
 */
function fit({ pieces, open }: Template, text: string): string[] | undefined {
  const last = pieces.at(-1)!;
  const end = text.length - last.length;
  if (open.length === 0) return text === last ? [] : undefined;
  if (!text.startsWith(pieces[0]!) || !text.endsWith(last)) return undefined;
  const found: string[] = [];
  let at = pieces[0]!.length;
  for (const piece of pieces.slice(1, -1)) {
    const place = text.indexOf(piece, at);
    if (place < 0) return undefined;
    found.push(text.slice(at, place));
    at = place + piece.length;
  }
  if (at > end) return undefined;
  found.push(text.slice(at, end));
  return found.every((each, place) => open[place] === '%s' || NUMBER.test(each)) ? found : undefined;
}

function filled(phrases: Phrases, { phrase }: Template, found: readonly string[], depth: number): Told {
  if (typeof phrase === 'string') return { text: written(phrases, phrase, found, depth), own: '' };
  const before = written(phrases, phrase.before, found, depth);
  const rest = found.at(-1) ?? '';
  const told = toldBy(phrases, rest, depth + 1) ?? { text: '', own: rest };
  return { text: [before, told.text].filter(Boolean).join(' '), own: told.own };
}

function written(phrases: Phrases, phrase: string, found: readonly string[], depth: number): string {
  let next = 0;
  return phrase.replace(/(„?)%([sd1-9])/g, (_, quote: string, which: string) => {
    const text = found[which === 's' || which === 'd' ? next++ : Number(which) - 1] ?? '';
    return quote === '' ? inner(phrases, text, depth + 1) : quote + text;
  });
}

function inner(phrases: Phrases, text: string, depth: number): string {
  const told = toldBy(phrases, text, depth);
  return told?.own === '' ? told.text : requoted(phrases[QUOTED], text);
}

/** A text in quotes, or a list of such, in the quotes of the language. */
function requoted(quotes: Phrase | undefined, text: string): string {
  const all = text.split(', ');
  const isList = all.every((each) => each === '…' || /^"[^"]*"$/.test(each));
  if (typeof quotes !== 'string' || !(isList || /^"[^"]*"$/.test(text))) return text;
  return text.replace(/"([^"]*)"/g, (_, name: string) => quotes.replace('%s', () => name));
}
