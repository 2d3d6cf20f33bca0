import { describe, expect, test } from 'vitest';
import { en } from '../words/en';
import { formatOf } from '../words/format';
import { toldWhy } from './told';

const now = new Date('2026-06-10T00:00:00Z');
const told = (words: number, latest: string) =>
  toldWhy({ kind: 'waiting', signal: 'Complaint', channel: 'service', since: '2026-06-02T00:00:00Z', latest, words, peak: 9 }, en, formatOf('en-GB', 'UTC'), now);

describe('why somebody waits for an answer', () => {
  test('is the one word they said', () => {
    expect(told(1, '2026-06-02T00:00:00Z')).toBe('Complaint on service, 8 days ago');
  });

  test('is how many words they said, the latest first', () => {
    expect(told(3, '2026-06-09T21:00:00Z')).toBe('3 wait, the latest 3 hours ago; the first: Complaint, 8 days ago');
  });
});
