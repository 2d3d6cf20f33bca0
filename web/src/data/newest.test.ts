import { expect, test } from 'vitest';
import type { Arrival } from './newest';
import { failedOf, newestOf } from './newest';

function failed(id: number, at: string): Arrival {
  return failedOf({ id, source: 's', message_id: '', received_at: at, code: 'c', pointer: '', detail: '', status: 'open' });
}

test('the newest stands first, and each once', () => {
  const early = failed(1, '2026-01-01T00:00:00Z');
  const late = failed(2, '2026-01-01T00:00:01Z');
  expect(newestOf([early], [late, early]).map((each) => each.key)).toEqual(['failed 2', 'failed 1']);
});

test('no more are kept than can be read', () => {
  const many = Array.from({ length: 500 }, (_, id) => failed(id, new Date(id * 1000).toISOString()));
  expect(newestOf(many, [])).toHaveLength(200);
  expect(newestOf(many, [])[0]?.key).toBe('failed 499');
});
