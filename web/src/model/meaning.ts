import type { Schemas } from '../api/client';
import type { Comparison, Models } from './useModels';

export type Worth = Schemas['ModelJsonSignalWorth'];

/** So many decimals that a small number still shows two digits. */
export function digitsOf(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
}

/** Where a worth is to be expected, without its sign and the lesser first; of a loss as of a gain. */
export function rangeOf({ weight, low, high }: Worth): [number?, number?] {
  if (low === null || high === null) return [];
  return weight < 0 ? [-high, -low] : [low, high];
}

/** Signals in the order of what they are worth: the largest gain first, the largest loss last. */
export function byWorth(signals: readonly Worth[]): Worth[] {
  return signals.toSorted((one, other) => other.weight - one.weight);
}

/** What a rollback would bring back: a model, or an empty text for the catalog alone; undefined if there is nothing before. */
export function beforeOf(history: Models['history']): string | undefined {
  const pile: string[] = [];
  for (const adoption of history.toReversed()) {
    if (adoption.how === 'rollback') pile.pop();
    else pile.push(adoption.model ?? '');
  }
  return pile.length === 0 ? undefined : (pile.at(-2) ?? '');
}

/** The comparison that an adoption was judged by, if it has one. */
export function figuresOf(adoption: Models['history'][number]): Comparison | undefined {
  const { figures } = adoption;
  return figures && 'measures' in figures && 'pulses' in figures ? (figures as Comparison) : undefined;
}

/** The model that a page is about: the one asked for, or the one in force, or the latest that was put in. */
export function chosenOf(models: Models, asked: string): Models['models'][number] | undefined {
  return (
    models.models.find((model) => model.id === asked) ??
    models.models.find((model) => model.id === models.current.model) ??
    models.models.at(-1)
  );
}
