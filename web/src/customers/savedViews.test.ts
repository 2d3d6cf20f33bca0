import { expect, test } from 'vitest';
import { queryOf, viewsIn } from './savedViews';

test('a view keeps filters, search and order of an address, and nothing else', () => {
  expect(queryOf(new URLSearchParams('stage=steady&pages=3&zone=UTC&search=&sort=-pulse&pulse_min=5&trait.plan=gold'))).toBe(
    'pulse_min=5&sort=-pulse&stage=steady&trait.plan=gold',
  );
});

test('views of an earlier version are read as far as they can be', () => {
  expect(viewsIn(JSON.stringify([{ name: 'Calm', query: 'stage=steady&old=1' }, { name: 7 }, 'x']))).toEqual([{ name: 'Calm', query: 'stage=steady' }]);
  for (const text of [null, '', '{}', 'no json']) expect(viewsIn(text)).toEqual([]);
});
