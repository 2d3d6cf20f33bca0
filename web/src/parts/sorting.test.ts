import { expect, test } from 'vitest';
import { sortingOf, sortTextOf } from './sorting';

test('an order is named in the address and read from there', () => {
  for (const text of ['', 'name', '-stored']) expect(sortTextOf(sortingOf(text))).toBe(text);
});

test('an address that names no column names no order', () => {
  expect(sortingOf('-')).toEqual([]);
});
