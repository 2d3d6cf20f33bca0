import type { Schemas } from '../api/client';

/** Returns under one name: how many, and their points as they were booked. */
export type Group = { readonly name: string; readonly times: number; readonly points: number };

/** Adds up what a customer gave back by a name; lines without one and what was taken away are left out. */
export function returnsBy(lines: readonly Schemas['Line'][], name: (line: Schemas['Line']) => string | undefined): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const key = name(line);
    if (!key || line.side !== 'return' || line.points <= 0) continue;
    const before = groups.get(key);
    groups.set(key, { name: key, times: (before?.times ?? 0) + 1, points: (before?.points ?? 0) + line.points });
  }
  return [...groups.values()].sort((one, other) => other.points - one.points);
}
