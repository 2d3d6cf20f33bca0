import type { Schemas } from '../api/client';

/** One thing that happened, as it stands in a trace. */
export type Beat = Schemas['Line'];

/** A pulse over time: straight between its points, which stand close where it moves; and its beats. */
export type Course = {
  readonly times: readonly number[];
  readonly pulses: readonly number[];
  readonly beats: readonly Beat[];
};

export function courseOf(trace: Schemas['TraceOf']): Course {
  return {
    times: trace.points.map((point) => Date.parse(point.at)),
    pulses: trace.points.map((point) => point.pulse),
    beats: trace.beats,
  };
}

/** The place of the last element that is not above a value, by halving; −1 if all are above. */
export function lastUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The pulse at an instant, between the points of the course; that of its ends outside of them. */
export function pulseAt(course: Course, at: number): number {
  const { times, pulses } = course;
  if (times.length === 0) return 0;
  const before = Math.max(0, lastUpTo(times, at));
  const after = Math.min(times.length - 1, before + 1);
  const length = times[after]! - times[before]!;
  if (length <= 0) return pulses[before]!;
  const share = Math.min(1, Math.max(0, (at - times[before]!) / length));
  return pulses[before]! + share * (pulses[after]! - pulses[before]!);
}
