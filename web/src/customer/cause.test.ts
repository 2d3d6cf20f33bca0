import { expect, test } from 'vitest';
import { en } from '../words/en';
import { formatOf } from '../words/format';
import { causeTold } from './cause';

test('each cause of a change is told by what it was', () => {
  const told = (why: string) => causeTold({ signal: 'Email Sent', why, entries: 2, points: 1 }, en, formatOf('en-GB', 'UTC'));
  expect(told('booked')).toBe('2 × Email Sent');
  expect(told('noise')).toBe('2 × no answer to Email Sent');
  expect(told('forgotten')).toBe('forgotten of 2 × Email Sent');
  expect(told('noise_forgotten')).toBe('forgotten of 2 × no answer to Email Sent');
});
