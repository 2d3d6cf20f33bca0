import type { Format } from './format';
import type { Words } from './words';

type Sum = { readonly pulse: number; readonly investments: number; readonly returns: number; readonly decay: number };

/** A pulse as the sum that it is, rounded so that what is shown adds up. */
export function formulaTold(sum: Sum, words: Words, format: Format, digits = 2): string {
  const rounded = (value: number) => Number(value.toFixed(digits));
  const [pulse, investments, returns] = [rounded(sum.pulse), rounded(sum.investments), rounded(sum.returns)];
  const [told, given, back, forgotten] = [pulse, investments, returns, investments + returns - pulse].map((value) => format.number(value, digits));
  return words.numbers.formulaOf(told!, given!, back!, forgotten!);
}
