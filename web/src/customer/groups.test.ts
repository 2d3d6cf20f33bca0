import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { returnsBy } from './groups';

function line(points: number, channel: string, side = 'return'): Schemas['Line'] {
  return {
    id: '1', identifier: 'user_id:ada', signal: 'Page Viewed', at: '2026-01-01T00:00:00Z', booked_at: '2026-01-01T00:00:00Z',
    kind: 'interaction', side, points, left: 0, decay: 0, value: null, channel,
  };
}

test('returns are added up by name, the most first; investments and noise are none', () => {
  const lines = [line(1, 'web'), line(2, 'social'), line(0.5, 'social'), line(9, 'email', 'investment'), line(-0.5, 'email'), line(1, '')];
  expect(returnsBy(lines, (each) => each.channel)).toEqual([
    { name: 'social', times: 2, points: 2.5 },
    { name: 'web', times: 1, points: 1 },
  ]);
});
