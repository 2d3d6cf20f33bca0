/** Bounds around all values, with zero, and round numbers between. */
export function scaleOf(values: readonly number[]): { low: number; high: number; ticks: number[] } {
  const lowest = values.reduce((low, value) => Math.min(low, value), 0);
  const highest = values.reduce((high, value) => Math.max(high, value), 0);
  const rough = (highest - lowest || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.floor(lowest / step);
  const end = Math.max(first + 1, Math.ceil(highest / step));
  const ticks = Array.from({ length: end - first + 1 }, (_, place) => (first + place) * step);
  return { low: first * step, high: end * step, ticks };
}
