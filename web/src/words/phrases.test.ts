import { describe, expect, test } from 'vitest';
import { phrases as german } from './de/phrases';
import { LOOKED_AT_MAX, phraseOf, type Phrases, saidOf } from './phrases';

const some: Phrases = {
  '"%s"': '„%s“',
  'got %s, allowed: %s': 'gefunden: %s; erlaubt: %s',
  'line %d: got %s, allowed: %s': 'Zeile %d, gefunden: %s; erlaubt: %s',
  'a number from %s to %s': 'eine Zahl von %s bis %s',
  'no %s for %s': 'für %2 kein %1',
  'there is no %s': 'es gibt kein „%s“',
  'broken: %s': { before: 'Kaputt:' },
  nothing: 'nichts',
};

describe('a phrase', () => {
  test('says what the server said, with what stood in its places', () => {
    expect(phraseOf(some, 'got 3, allowed: 4')).toEqual({ text: 'gefunden: 3; erlaubt: 4', own: '' });
    expect(phraseOf(some, 'no rows for Ada')).toEqual({ text: 'für Ada kein rows', own: '' });
  });

  test('is asked for what stood in a place as well', () => {
    expect(phraseOf(some, 'got nothing, allowed: a number from 0 to 1')?.text).toBe('gefunden: nichts; erlaubt: eine Zahl von 0 bis 1');
  });

  test('keeps names, also those that are words of the server', () => {
    expect(phraseOf(some, 'there is no nothing')?.text).toBe('es gibt kein „nothing“');
    expect(phraseOf(some, 'got retrun, allowed: investment, return')?.text).toBe('gefunden: retrun; erlaubt: investment, return');
  });

  test('changes the quotes of what is quoted, and of a list of such', () => {
    expect(phraseOf(some, 'got "a b", allowed: "c", "d, e"')?.text).toBe('gefunden: „a b“; erlaubt: "c", "d, e"');
    expect(phraseOf(some, 'got "$&", allowed: "c", "d", …')?.text).toBe('gefunden: „$&“; erlaubt: „c“, „d“, …');
    expect(phraseOf(some, 'got say "a", allowed: b')?.text).toBe('gefunden: say "a"; erlaubt: b');
  });

  test('that is the most particular wins', () => {
    expect(phraseOf(some, 'line 7: got nothing, allowed: 4')?.text).toBe('Zeile 7, gefunden: nichts; erlaubt: 4');
  });

  test('has a number only where the server has one', () => {
    expect(phraseOf(some, 'line seven: got nothing, allowed: 4')).toBeUndefined();
  });

  test('keeps the words of others apart, which are in their language', () => {
    expect(phraseOf(some, 'broken: Unexpected end')).toEqual({ text: 'Kaputt:', own: 'Unexpected end' });
    expect(phraseOf(some, 'broken: nothing')).toEqual({ text: 'Kaputt: nichts', own: '' });
  });

  test('is for the whole, or there is none', () => {
    expect(phraseOf(some, 'and got 3, allowed: 4')).toBeUndefined();
    expect(phraseOf(some, 'nothing more')).toBeUndefined();
    expect(saidOf(some, 'nothing more')).toEqual({ text: '', own: 'nothing more' });
  });

  test('is not looked for in what is long', () => {
    expect(phraseOf(some, `there is no ${'a'.repeat(LOOKED_AT_MAX)}`)).toBeUndefined();
  });

  // What makes matching slow does not end within a test's time: a regular expression of these templates would not.
  test.each(['got , allowed: ', ': got ', 'the ', '"', ' (', ', ', ' must be ', ' is %s'])('is found, or not, in any number of “%s”', (hard) => {
    for (const begin of ['', 'line 1: ', 'mapping:1: ', 'the header has 1 columns, so there is no ', 'got ']) {
      const text = `${begin}${hard.repeat(LOOKED_AT_MAX)}`.slice(0, LOOKED_AT_MAX);
      expect(saidOf(german, text)).toEqual(phraseOf(german, text) ?? { text: '', own: text });
    }
  });

  test('is of what stands behind a pointer', () => {
    const wrong = 'time (timestamp) cannot be read: got "yesterday", expected ISO 8601, such as 2026-03-01T12:00:00Z, 2026-03-01 12:00 or 2026-03-01';
    expect(phraseOf(german, `/timestamp ${wrong}`)).toEqual({ text: `/timestamp: ${phraseOf(german, wrong)!.text}`, own: '' });
    expect(phraseOf(german, '/timestamp is odd')).toBeUndefined();
  });
});

/** What the server says, word for word, and what of it stays English, as others wrote it. */
const HEARD: [own: string, foreign?: string][] = [
  ['This needs: model:write.'],
  ['there is no parameter sorted; known are: search, stage, pulse_min'],
  ['limit must be a whole number from 1 to 1000, got: many'],
  ['days must be one of 7, 30, 90, got: 8'],
  ['step must be a duration such as 7d, 12h, 90m or P7D, from 1s to 36500d, got: 5'],
  ['sort must be one of pulse, momentum, with - before it for the most first, got: size'],
  ['trait. must be given at most 10 times, got: 12 times'],
  ['step must be longer: there are at most 2000 steps, got: PT1S'],
  ['none of its identifiers is anybody\'s, got: [email:none@example.org]; give a user id, an anonymous id or another'],
  ['/data/object/amount this must be a whole number of the currency\'s smallest unit'],
  ['the delivery\'s timestamp is too far from our clock'],
  ['mend the source, then send it again: secret: must be given'],
  ['this source cannot verify anything yet: it needs the topic, as option topic_arn'],
  ['the body must be a JSON object, the message of a topic'],
  ['customer (userId or anonymousId) is empty: every row needs one'],
  ['time (column 3) cannot be read: got "gestern", expected the pattern dd/MM/yyyy, such as 01/03/2026'],
  ['time (at) cannot be read: got "x", expected ISO 8601, such as 2026-03-01T12:00:00Z, 2026-03-01 12:00 or 2026-03-01'],
  ['time (at) is out of range: got "9", the years 1900 to 2200 are allowed'],
  ['time (at) cannot be read: got "x", expected a number of seconds since 1970-01-01T00:00:00Z'],
  ['value (properties.revenue, total or value) is not a number: got "1.234,50", expected one such as 1234.50'
    + '; commas are not read, neither between thousands nor as decimal point'],
  ['currency (currency) is not a code of three letters: got "Euro", expected one such as USD'],
  ['the header has no column "user" for the customer; it has: "id", "when" (semicolons part no fields: save it with commas)'],
  ['the header has 2 columns, so there is no column 5 for the signal; it has: "id", "when"'],
  ['the row has 2 fields: column 3, the time, is missing'],
  ['field 2 goes on after its closing quote: expected a comma or the end of the line; a quote inside a quoted field is written twice'],
  ['the quote that opens field 2 is not closed before the input ends'],
  ['the bytes are not UTF-8: the first that is wrong is 0xE4, byte 17 of the text'],
  ['the gzip data are cut off or damaged (it is cut off): the rows before this point were read, what follows was not'],
  ['the zstd data are cut off or damaged (Src size is incorrect): the rows before this point were read, what follows was not', 'Src size is incorrect'],
  ['invalid JSON at byte 3 of the line: Unexpected end-of-input', 'Unexpected end-of-input'],
  ['invalid JSON in line 2 at byte 3: Unexpected character', 'Unexpected character'],
  ['a JSON list is expected, got an object'],
  ['`properties.revenue` is an object: expected a text or a number'],
  ['an item of the batch is true or false: expected an object'],
  ['line 7: signals.purchase.side: got "retrun", allowed: investment, return'],
  ['line 7: signals.Forgot Password.weight: got nothing, allowed: a number from -1000000 to 1000000'],
  ['line 3: signals.buy: got an unknown key (did you mean weight?), allowed: side, weight'],
  ['line 1: got no YAML (character U+0007), allowed: YAML'],
  ['mapping:3: got no YAML (mapping values are not allowed here), allowed: YAML', 'mapping values are not allowed here'],
  ['line 4: signals.buy.half_life: got the quoted text "7", allowed: a duration such as 7d, 12h, 90m or P7D, from 1s to 36500d'],
  ['line 4: signals.buy: got it twice (first on line 2), allowed: once'],
  ['line 9: thresholds.typical_gap: got a list, allowed: auto, or a duration such as 7d, 12h, 90m or P7D, from 1s to 36500d'],
  ['got keys and values, allowed: a number from 0 to 1000000000000, or "infinite"'],
  ['got "0", allowed: a number above 0, at most 1'],
  ['mapping:1: time: got nothing, allowed: keys and values'],
  ['mapping:2: time.format: got "bbb" (Unknown pattern letter: b), allowed: a pattern of java.time such as yyyyMMdd, dd/MM/yyyy or yyyy-MM-dd HH:mm:ss'],
  ['mapping:1: format: got nothing, and the input\'s ending does not say it, allowed: csv, tsv, columns, jsonl, parquet'],
  ['none of the first 1000 rows could be used: is it the right file, and the right mapping?'],
  ['ada@example.org said that they are two'],
];

describe('in German', () => {
  test.each(HEARD)('%s', (own: string, foreign = '') => {
    const told = saidOf(german, own);
    expect(told.own).toBe(foreign);
    expect(told.text).not.toMatch(/\b(?:a|the|is|are|not|must|needs?|got|allowed|expected|such|nothing|of|or|than|and|column|times)\b/i);
    expect(told.text).not.toMatch(/["`%]|\s\s|undefined/);
  });

  test('every template is fit by what it is made of, and leaves nothing open', () => {
    for (const [template, phrase] of Object.entries(german)) {
      if (template === '"%s"') continue;
      const told = saidOf(german, template.replaceAll('%d', '7').replaceAll('%s', '8'));
      expect(told.text !== '' || typeof phrase === 'object', template).toBe(true);
      expect(told.text, template).not.toMatch(/%[sd1-9]/);
      const open = template.match(/%[sd]/g)?.length ?? 0;
      const places = typeof phrase === 'string' ? phrase : phrase.before;
      for (const [, place] of places.matchAll(/%([1-9])/g)) expect(Number(place), template).toBeLessThanOrEqual(open);
    }
  });
});
