import type { Schemas } from '../api/client';
import type { Format } from '../words/format';
import type { Words } from '../words/words';

/** A cause of a change in a few words: something happened, nobody answered, or one of the two is being forgotten. */
export function causeTold(cause: Schemas['Cause'], words: Words, format: Format): string {
  const said = words.customer.why;
  const isNoise = cause.why === 'noise' || cause.why === 'noise_forgotten';
  const isForgotten = cause.why === 'forgotten' || cause.why === 'noise_forgotten';
  const signal = isNoise ? words.numbers.silence(cause.signal) : cause.signal;
  return (isForgotten ? said.forgotten : said.happened)(format.number(cause.entries), signal);
}
