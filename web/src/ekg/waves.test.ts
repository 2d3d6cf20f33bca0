import { describe, expect, test } from 'vitest';
import { type Beat, type Course, lastUpTo, pulseAt } from './course';
import { drawnAs, yOf } from './waves';

const frame = { from: 0, to: 90_000, width: 300, height: 64 };

function beat(at: number, points: number, side = 'return'): Beat {
  return {
    id: String(at), identifier: 'user_id:ada', signal: 'Order Completed', at: new Date(at).toISOString(),
    booked_at: new Date(at).toISOString(), kind: 'interaction', side, points, left: points, decay: 0, value: null, channel: 'web',
  };
}

function course(pulses: number[], beats: Beat[]): Course {
  return { times: pulses.map((_, place) => (place * 90_000) / Math.max(1, pulses.length - 1)), pulses, beats };
}

describe('a course', () => {
  test('is straight between its points and level outside of them', () => {
    const straight = course([0, 10], []);
    expect(pulseAt(straight, 45_000)).toBeCloseTo(5);
    expect(pulseAt(straight, -1)).toBe(0);
    expect(pulseAt(straight, 1e9)).toBe(10);
  });

  test('finds the last instant that is not later', () => {
    expect(lastUpTo([1, 3, 3, 7], 3)).toBe(2);
    expect(lastUpTo([1, 3], 0)).toBe(-1);
  });
});

describe('a strip', () => {
  test('beside another is drawn on the same scale if it is told to', () => {
    const levels = { low: 0, high: 100 };
    const low = drawnAs(course([10, 10], []), frame, levels).ys[150]!;
    const high = drawnAs(course([100, 100], []), frame, levels).ys[150]!;
    expect(low - yOf(levels, frame, 10)).toBeCloseTo(0);
    expect(high - yOf(levels, frame, 100)).toBeCloseTo(0);
    expect(high).toBeLessThan(low - 20);
  });

  test('rises at a return, dips at noise, and is flat where nothing happened', () => {
    const flat = drawnAs(course([5, 5], []), frame).ys;
    const { ys } = drawnAs(course([5, 5], [beat(30_000, 10), beat(60_000, -0.5)]), frame);
    const at = (time: number) => Math.round((time / 90_000) * 299);
    expect(ys[at(30_000)]!).toBeLessThan(flat[at(30_000)]! - 10);
    expect(ys[at(60_000)]!).toBeGreaterThan(flat[at(60_000)]! + 4);
    expect(ys[at(45_000)]!).toBeCloseTo(flat[at(45_000)]!);
  });

  test('stays inside, whatever comes in', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const chance = (n: number) => Math.abs(Math.sin(seed * 99.1 + n * 7.3));
      const beats = Array.from({ length: 60 }, (_, n) => beat(90_000 * chance(n), (chance(n + 100) - 0.4) * 10 ** (n % 5)));
      const { ys } = drawnAs(course([chance(1) * 1e4, -chance(2) * 50, chance(3)], beats), frame);
      for (const y of ys) expect(y >= 0 && y <= frame.height).toBe(true);
    }
  });

  test('adds up beats that fall on one another, and shows none from outside', () => {
    const { waves } = drawnAs(course([1, 1], [beat(30_000, 1), beat(30_100, 2), beat(30_200, 3, 'investment'), beat(99_000, 5)]), frame);
    expect(waves).toHaveLength(1);
    expect(waves[0]).toMatchObject({ returns: 3, investments: 3, noise: 0 });
  });
});
