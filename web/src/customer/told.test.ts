import { describe, expect, test } from 'vitest';
import { en } from '../words/en';
import { formatOf } from '../words/format';
import { toldOf, type Told } from './told';

const by = { words: en, format: formatOf('en-GB', 'UTC'), now: new Date('2026-06-10T00:00:00Z') };

/** A pulse of so many points on each of the first days of June. */
const course = (...pulses: number[]): Told['points'] => pulses.map((pulse, day) => ({ at: `2026-06-0${day + 1}T00:00:00Z`, pulse }));

describe('an EKG in words', () => {
  test('rose, and fell since the latest return', () => {
    const beats: Told['beats'] = [
      { at: '2026-06-02T12:00:00Z', side: 'return', signal: 'Order Completed', points: 10 },
      { at: '2026-06-03T00:00:00Z', side: 'investment', signal: 'Email Sent', points: 1 },
      { at: '2026-06-04T00:00:00Z', side: 'return', signal: 'Email Sent', points: -0.5 },
    ];
    expect(toldOf({ points: course(2, 2, 12, 11, 10), beats }, 5, by)).toBe(
      'The pulse rose by 8.00 points in 5 days. Latest return: Order Completed, 7 days ago; −2.00 points since.',
    );
  });

  test('without a return', () => {
    expect(toldOf({ points: course(12, 10), beats: [] }, 2, by)).toBe('The pulse fell by 2.00 points in 2.0 days. No return in this period.');
  });

  test('that hardly moved, or of nothing at all, stays', () => {
    expect(toldOf({ points: course(100, 101), beats: [] }, 30, by)).toContain('stayed about the same in 30 days');
    expect(toldOf({ points: [], beats: [] }, 30, by)).toContain('stayed about the same');
  });
});
