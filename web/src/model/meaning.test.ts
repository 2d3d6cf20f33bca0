import { expect, test } from 'vitest';
import { beforeOf, byWorth, digitsOf, rangeOf } from './meaning';

const adoption = (how: string, model?: string) => ({ how, by: 'ada', at: '2026-05-01T00:00:00Z', ...(model ? { model } : {}) });

test('a rollback brings back what was in force before', () => {
  expect(beforeOf([])).toBeUndefined();
  expect(beforeOf([adoption('better', 'one')])).toBe('');
  expect(beforeOf([adoption('better', 'two'), adoption('better', 'one')])).toBe('one');
});

test('what was taken back is not brought back again', () => {
  const history = [adoption('better', 'three'), adoption('rollback', 'one'), adoption('better', 'two'), adoption('better', 'one')];
  expect(beforeOf(history)).toBe('one');
  expect(beforeOf([adoption('rollback'), adoption('better', 'one')])).toBeUndefined();
});

test('signals stand from the largest gain to the largest loss', () => {
  const worth = (signal: string, weight: number) => ({ signal, weight, value: null, low: null, high: null, half_life_days: 7, share: 0.1 });
  expect(byWorth([worth('b', -0.2), worth('a', 0.3), worth('c', 0)]).map((each) => each.signal)).toEqual(['a', 'c', 'b']);
});

test('a range has no sign, and its lesser end first', () => {
  const worth = (weight: number, low: number | null, high: number | null) => ({ signal: 'a', weight, value: null, low, high, half_life_days: 7, share: 0.1 });
  expect(rangeOf(worth(0.3, 0.2, 0.4))).toEqual([0.2, 0.4]);
  expect(rangeOf(worth(-0.3, -0.4, -0.2))).toEqual([0.2, 0.4]);
  expect(rangeOf(worth(-0.3, -0.7, 0.1))).toEqual([-0.1, 0.7]);
  expect(rangeOf(worth(0.3, null, null))).toEqual([]);
});

test('small numbers keep two digits', () => {
  expect([0.28, 0.042, 0.0022, 0, -0.5].map(digitsOf)).toEqual([2, 3, 4, 2, 2]);
});
