import { describe, expect, test } from 'vitest';
import { refusals as german } from './de/refusals';
import { refusals as english } from './en/refusals';
import { fieldOf, inOne, toldOf, uncountedOf } from './refusals';

describe('a refusal', () => {
  test('is told in German by its code', () => {
    expect(toldOf(german, 'sentences', 'login_refused', 'Name or password is wrong.')).toEqual({ text: 'Name oder Passwort stimmt nicht.', own: '' });
  });

  test('is told in English as the server says it', () => {
    expect(toldOf(english, 'sentences', 'login_refused', 'Name or password is wrong.')).toEqual({ text: '', own: 'Name or password is wrong.' });
  });

  test('keeps the numbers of the server', () => {
    expect(toldOf(german, 'flaws', 'bad_length', 'must have 12 to 128 characters; 15 or more are advised')).toEqual({
      text: 'muss 12 bis 128 Zeichen haben; 15 oder mehr sind besser',
      own: '',
    });
    expect(toldOf(german, 'flaws', 'too_long', 'has 201 characters, at most 200').text).toContain('201 Zeichen, höchstens 200');
    expect(toldOf(german, 'flaws', 'too_long', 'at most 200 characters').text).toContain('höchstens 200');
  });

  test('is told by the server where its numbers are others than were foreseen', () => {
    expect(toldOf(german, 'flaws', 'bad_length', 'is too short')).toEqual({ text: '', own: 'is too short' });
    expect(toldOf(german, 'flaws', 'too_long', 'is too long')).toEqual({ text: '', own: 'is too long' });
  });

  test('keeps what only the server can say, behind what can be said in German', () => {
    const own = 'Unexpected character';
    expect(toldOf(german, 'sentences', 'invalid_json', own)).toEqual({ text: 'Das ist kein gültiges JSON:', own });
    expect(inOne(toldOf(german, 'sentences', 'invalid_json', own))).toBe('Das ist kein gültiges JSON: Unexpected character');
  });

  test('is all German where there is a phrase for what the server said', () => {
    expect(toldOf(german, 'flaws', 'unusable', 'must be one of [hmac, secret]')).toEqual({ text: 'ist so nicht zu gebrauchen – erlaubt: hmac, secret', own: '' });
    expect(toldOf(german, 'sentences', 'missing_signature', 'the delivery has no signature in the header x-sum')).toEqual({
      text: 'Der Lieferung fehlt, womit sie geprüft wird: die Signatur im Header „x-sum“.',
      own: '',
    });
  });

  test('is told by a phrase where its code has no words, or not for these numbers', () => {
    expect(toldOf(german, 'flaws', 'brand_new', 'must be given')).toEqual({ text: 'es muss angegeben sein', own: '' });
    expect(toldOf(german, 'flaws', 'bad_length', 'must be given')).toEqual({ text: 'es muss angegeben sein', own: '' });
    expect(toldOf(english, 'flaws', 'brand_new', 'must be given')).toEqual({ text: '', own: 'must be given' });
  });

  test('of a code that no language knows is told by the server', () => {
    expect(toldOf(german, 'sentences', 'brand_new', 'Something new.')).toEqual({ text: '', own: 'Something new.' });
    expect(toldOf(german, 'sentences', 'constructor', 'Something new.')).toEqual({ text: '', own: 'Something new.' });
  });
});

describe('what a machine did', () => {
  test('is told by what was noticed about it', () => {
    expect(uncountedOf(german, ['late', 'machine', 'scanner'], 'a machine did it').text).toContain('(ein Programm, das Post auf Gefahren prüft)');
    expect(uncountedOf(german, ['machine'], 'a machine did it').text).not.toContain('(');
  });

  test('is told by the server where something was noticed that has no words', () => {
    expect(uncountedOf(german, ['machine', 'brand_new'], 'a machine did it')).toEqual({ text: '', own: 'a machine did it' });
    expect(uncountedOf(english, ['machine'], 'a machine did it')).toEqual({ text: '', own: 'a machine did it' });
  });
});

describe('a field', () => {
  test('is called as the form calls it, and what is in it by its own name', () => {
    expect(fieldOf(german.fields, '/write_key')).toBe('Schreibschlüssel');
    expect(fieldOf(german.fields, '/options/topic_arn')).toBe('Optionen/topic_arn');
    expect(fieldOf(english.fields, '/signals/Ad~1Click ~0/weight')).toBe('signals/Ad/Click ~/weight');
    expect(fieldOf(german.fields, '')).toBe('');
  });
});
