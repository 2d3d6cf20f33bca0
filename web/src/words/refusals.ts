import { phraseOf, type Phrases, type Told } from './phrases';

/**
 * What a language says of a code of the server: all that is to be said; all of it, with the numbers that stand in the
 * server's own words; or what stands before those words, or before the phrase that says them, where they hold more
 * than numbers.
 */
export type Sentence = string | ((...numbers: string[]) => string) | { readonly before: string };

type ByCode = Readonly<Record<string, Sentence>>;

/** What a language says of what the server does not take, by the server's codes and its words. What it lacks, those words say. */
export type Refusals = {
  /** Whole sentences: why something was not done, and why a record cannot be used. */
  readonly sentences: ByCode;
  /** What is wrong with a field, to be read after its name. */
  readonly flaws: ByCode;
  /** What the server's own words are in this language, where a code does not say it all. */
  readonly phrases: Phrases;
  /** What fields are called. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was noticed about an event, as far as it tells a machine from a person. */
  readonly marks: Readonly<Record<string, string>>;
  /** Why something does not count that a machine did. */
  readonly machine: (marks: string) => string;
};

/** What is said of a code of a refusal, or of a field; `own` is what the server said. */
export function toldOf(refusals: Refusals, of: 'sentences' | 'flaws', code: string, own: string): Told {
  const sentence = Object.hasOwn(refusals[of], code) ? refusals[of][code] : undefined;
  if (typeof sentence === 'string') return { text: sentence, own: '' };
  const numbers: string[] = own.match(/\d+/g) ?? [];
  // A function that names its numbers is for just these; one that takes what comes has at least one.
  const isFitting = typeof sentence === 'function' && (sentence.length === 0 ? numbers.length > 0 : numbers.length === sentence.length);
  if (isFitting) return { text: sentence(...numbers), own: '' };
  const told = phraseOf(refusals.phrases, own) ?? { text: '', own };
  const before = typeof sentence === 'object' ? sentence.before : '';
  return { text: [before, told.text].filter(Boolean).join(' '), own: told.own };
}

/** What is said of something that does not count, by what was noticed about it. */
export function uncountedOf(refusals: Refusals, marks: readonly string[], own: string): Told {
  if (!marks.every((mark) => Object.hasOwn(refusals.marks, mark))) return { text: '', own };
  return { text: refusals.machine(marks.map((mark) => refusals.marks[mark]).filter(Boolean).join(', ')), own: '' };
}

/** Both in one text, for where nothing can be marked as English. */
export function inOne({ text, own }: Told): string {
  return [text, own].filter(Boolean).join(' ');
}

/** What a field is called that a JSON pointer leads to; empty for the whole. */
export function fieldOf(fields: Refusals['fields'], pointer: string): string {
  const [first = '', ...rest] = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [Object.hasOwn(fields, first) ? fields[first]! : first, ...rest].join('/');
}
