import type { Schemas } from '../api/client';

export type Effect = Schemas['EffectsEffectOf'];

/** What can be advised, the best first. */
export const VERDICTS = ['grow', 'keep', 'reduce', 'too_early'] as const;

type ColumnName = 'name' | 'verdict' | 'net' | 'investments' | 'reach' | 'returns' | 'answered' | 'noise' | 'unprompted';

export type Column = { readonly name: ColumnName; readonly isNumber: boolean; readonly value: (effect: Effect) => number | string };

const NET: Column = { name: 'net', isNumber: true, value: (effect) => effect.net?.estimate ?? Number.NEGATIVE_INFINITY };

export const COLUMNS: readonly Column[] = [
  { name: 'name', isNumber: false, value: (effect) => effect.name },
  { name: 'verdict', isNumber: false, value: (effect) => -VERDICTS.findIndex((each) => each === effect.verdict) },
  NET,
  { name: 'investments', isNumber: true, value: (effect) => effect.investments },
  { name: 'reach', isNumber: true, value: (effect) => effect.reach },
  { name: 'returns', isNumber: true, value: (effect) => effect.return_points },
  { name: 'answered', isNumber: true, value: (effect) => effect.answered?.share ?? -1 },
  { name: 'noise', isNumber: true, value: (effect) => effect.noise },
  { name: 'unprompted', isNumber: true, value: (effect) => effect.unprompted_points },
];

/** What is surely worth most comes first, and what nobody can tell yet last. */
export const USUAL = '-verdict';

/** Rows in an order as the address names it, `-` before a column for the most first; of equals what nurtures most. */
export function inOrder(effects: readonly Effect[], sort: string): Effect[] {
  const stated = sort === '' ? USUAL : sort;
  const column = COLUMNS.find((each) => each.name === stated.replace('-', '')) ?? NET;
  const direction = stated.startsWith('-') ? -1 : 1;
  return [...effects].sort(
    (one, other) =>
      direction * compared(column.value(one), column.value(other)) || compared(NET.value(other), NET.value(one)) || one.name.localeCompare(other.name),
  );
}

function compared(one: number | string, other: number | string): number {
  if (typeof one === 'string' || typeof other === 'string') return String(one).localeCompare(String(other));
  return one === other ? 0 : one - other;
}
