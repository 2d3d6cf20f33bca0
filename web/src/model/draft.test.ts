import { expect, test } from 'vitest';
import { bodyOf, emptyDraft, isEmpty, type Meaning, readNumber, typed } from './draft';

const order = {
  signal: 'Order Completed', side: 'return', weight: 10, kernel: { how: 'half_life', half_life_days: 91, delay_days: 0 },
  value: 'log1p', channel: '', motivator: '', answers: 'outreach',
} satisfies Meaning;

test('what was typed is asked of the server as numbers', () => {
  const draft = typed(typed(emptyDraft('cat'), order, 'weight', '12,5'), order, 'half_life_days', '60');
  expect(bodyOf(draft)).toEqual({ signals: { 'Order Completed': { weight: 12.5, half_life_days: 60 } } });
});

test('what is typed back is no change', () => {
  const draft = typed(typed(emptyDraft('cat'), order, 'weight', '12'), order, 'weight', '10.0');
  expect(isEmpty(draft)).toBe(true);
});

test('nothing is asked while something is no number', () => {
  expect(bodyOf(typed(emptyDraft('cat'), order, 'weight', '1x'))).toBeUndefined();
  expect(bodyOf(typed(emptyDraft('cat'), order, 'weight', ''))).toBeUndefined();
});

test('numbers are read with a comma, a point or a minus of print', () => {
  expect(['1,5', '.5', '−2', '1e-3', '-', 'NaN', '1.2.3'].map(readNumber)).toEqual([1.5, 0.5, -2, 0.001, undefined, undefined, undefined]);
});

test('a text is sent with the numbers on top of it', () => {
  const draft = typed({ ...emptyDraft('cat'), text: 'extends: default' }, order, 'weight', '10');
  expect(bodyOf(draft)).toEqual({ text: 'extends: default', signals: { 'Order Completed': { weight: 10 } } });
});
