import { expect, test } from 'vitest';
import { nextSort, wantedBy } from './filters';

test('only what the address states is asked for', () => {
  const all = new URLSearchParams('stage=fading&search=ada&days=28&sort=');
  const address = { all, get: (name: string) => all.get(name) ?? '', set: () => {} };
  expect(wantedBy(address)).toEqual({ stage: 'fading', search: 'ada' });
});

test('a column chosen three times leads back to the usual order', () => {
  expect(nextSort('', 'overdue')).toBe('-overdue');
  expect(nextSort('-overdue', 'overdue')).toBe('overdue');
  expect(nextSort('overdue', 'overdue')).toBe('');
  expect(nextSort('-pulse', 'overdue')).toBe('-overdue');
});
