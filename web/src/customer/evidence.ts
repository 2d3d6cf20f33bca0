import type { Schemas } from '../api/client';
import type { Format } from '../words/format';
import type { Words } from '../words/words';

/** What is known of how a customer responds to something: how often it was given, answered, and came back by itself. */
export function evidenceOf(one: Schemas['ResponsesResponseOf'], words: Words, format: Format, now: Date): string {
  const said = words.customer.responds;
  const back = one.returns + one.unprompted;
  return [
    one.investments > 0 && said.given(format.number(one.investments)),
    one.asked > 0 && said.answered(format.number(one.asked - one.noise), format.number(one.asked)),
    back > 0 && (one.returns === 0 ? said.allUnprompted : said.back)(format.number(back)),
    one.returns > 0 && one.unprompted > 0 && said.unprompted(format.number(one.unprompted)),
    one.latest_at && said.latest(format.ago(one.latest_at, now)),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}
