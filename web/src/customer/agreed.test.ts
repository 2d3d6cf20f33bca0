import { expect, test } from 'vitest';
import { de } from '../words/de';
import { en } from '../words/en';
import { consentTold } from './agreed';

test('a consent is told in the language of the screens', () => {
  expect(consentTold('granted newsletter on email', en)).toBe('granted: newsletter, email');
  expect(consentTold('granted newsletter on email', de)).toBe('erteilt: newsletter, email');
  expect(consentTold('withdrawn offers on the phone', de)).toBe('widerrufen: offers on the phone');
  expect(consentTold('withdrawn offers', de)).toBe('widerrufen: offers');
  expect(consentTold('something else', de)).toBe('something else');
});
