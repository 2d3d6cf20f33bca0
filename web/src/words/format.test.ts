import { describe, expect, test } from 'vitest';
import { formatOf, nameOf } from './format';

const english = formatOf('en-GB', 'Europe/Berlin');

describe('numbers', () => {
  test('are told to three digits that matter, with a true minus and no minus zero', () => {
    expect(english.points(144.58)).toBe('145');
    expect(english.points(-12.34)).toBe('−12.3');
    expect(english.points(-0.001)).toBe('0.00');
    expect(english.signed(1.5)).toBe('+1.50');
    expect(english.signed(0.001)).toBe('0.00');
  });

  test('of money fall back to the code where the currency is none', () => {
    expect(english.money(2000, 'JPY')).toContain('2,000');
    expect(english.money(150, 'not a currency')).toBe('1.5 not a currency');
  });
});

describe('instants', () => {
  test('are told in the zone, through the day of 23 hours and the day of 25', () => {
    expect(english.time('2026-03-29T00:59:59Z')).toBe('01:59:59');
    expect(english.time('2026-03-29T01:00:00Z')).toBe('03:00:00');
    expect(english.time('2026-10-25T00:30:00Z')).toBe('02:30:00');
    expect(english.time('2026-10-25T01:30:00Z')).toBe('02:30:00');
  });

  test('are told from now in the largest unit that fits', () => {
    const now = new Date('2026-06-10T12:00:00Z');
    expect(english.ago('2026-06-09T11:00:00Z', now)).toBe('yesterday');
    expect(english.ago('2026-06-10T11:15:00Z', now)).toBe('45 minutes ago');
    expect(english.ago('2026-06-10T12:00:02Z', now)).toBe('now');
    expect(english.ago('2026-06-10T12:10:00Z', now)).toBe('in 10 minutes');
  });
});

test('the name of an identifier is what stands behind its kind', () => {
  expect(nameOf('user_id:ada')).toBe('ada');
  expect(nameOf('anonymous_id:a:b')).toBe('a:b');
});
