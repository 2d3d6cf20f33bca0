import { expect, test } from 'vitest';
import { offsetOf, zones, zonesLike } from './zones';

test('a zone is found by its words, however they are written', () => {
  expect(zonesLike(zones(), 'new york')).toEqual(['America/New_York']);
  expect(zonesLike(zones(), 'berlin')).toEqual(['Europe/Berlin']);
  expect(zonesLike(['Asia/Katmandu'], 'kathmandu')).toEqual(['Asia/Katmandu']);
  expect(zonesLike(['UTC'], 'x')).toEqual([]);
});

test('the distance to UTC is that of the instant', () => {
  expect(offsetOf('Europe/Berlin', new Date('2026-07-01T00:00:00Z'))).toBe('GMT+2');
  expect(offsetOf('Europe/Berlin', new Date('2026-01-01T00:00:00Z'))).toBe('GMT+1');
});
