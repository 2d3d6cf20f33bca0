import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { rowsOf } from './rows';

const page = (...names: string[]) => ({ customers: names.map((customer) => ({ customer }) as Schemas['CustomersLine']) });

test('who fell behind the end of a page while it was read is shown once, where they stood first', () => {
  const rows = rowsOf([page('ada', 'grace', 'kai'), page('grace', 'zoe'), page('ada', 'mary')]);
  expect(rows.map((row) => row.customer)).toEqual(['ada', 'grace', 'kai', 'zoe', 'mary']);
});
