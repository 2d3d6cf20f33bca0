import { linkTo } from '../address/address';
import type { Schemas } from '../api/client';
import type { Format } from '../words/format';
import type { Words } from '../words/words';

type Change = Schemas['SurveyedPeriod']['changes'][number];

/** A change in a sentence, whether it is good news, and where to see more of it. */
export type Told = { readonly text: string; readonly isGood: boolean; readonly more?: string };

const CHANNELS = linkTo('/effects', { by: 'channel' });
const GOOD_STAGES = new Set(['growing', 'thriving', 'steady', 'revived']);

export function told(change: Change, words: Words, format: Format): Told {
  const said = words.monitor.changes;
  const { points, signed } = format;
  const customers = (count: number) => words.common.customers(format.number(count), count);
  switch (change.kind) {
    case 'pulse_moved':
      return {
        text: said.pulse_moved(signed(change.change), points(change.before), points(change.now), signed(change.investments),
          signed(change.returns), signed(change.noise), signed(change.decay)),
        isGood: change.change >= 0,
      };
    case 'became': {
      const stage = words.numbers.stages[change.stage] ?? change.stage;
      return {
        text: said.became(customers(change.customers), change.customers === 1, stage, points(change.pulse_then), points(change.pulse_now)),
        isGood: GOOD_STAGES.has(change.stage),
        more: linkTo('/customers', { stage: change.stage }),
      };
    }
    case 'revived':
      return { text: said.revived(customers(change.customers), change.customers === 1, points(change.pulse_now)), isGood: true, more: linkTo('/customers', { stage: 'revived' }) };
    case 'new_customers':
      return { text: said.new_customers(customers(change.customers), change.customers === 1, points(change.pulse_now)), isGood: true, more: linkTo('/customers', { stage: 'new' }) };
    case 'noisiest_campaign':
      return { text: said.noisiest_campaign(change.campaign, format.number(change.unanswered), points(change.points)), isGood: false, more: linkTo('/effects', { sort: '-noise' }) };
    case 'channel_rose':
      return { text: said.channel_rose(change.channel, format.number(change.returns), format.number(change.returns_before)), isGood: true, more: CHANNELS };
    case 'channel_fell':
      return { text: said.channel_fell(change.channel, format.number(change.returns), format.number(change.returns_before)), isGood: false, more: CHANNELS };
  }
}

/** Why somebody needs attention, in a few words. */
export function toldWhy(why: Schemas['AttentionCase']['why'], words: Words, format: Format, now: Date): string {
  const said = words.monitor.why;
  switch (why.kind) {
    case 'falling':
      return said.falling(format.points(why.lost), format.number(why.overdue, 1));
    case 'waiting':
      return why.words === 1
        ? said.waiting(why.signal, why.channel, format.ago(why.since, now))
        : said.waitingMore(format.number(why.words), format.ago(why.latest, now), why.signal, format.ago(why.since, now));
    case 'revived':
      return said.revived(why.signal, why.channel, format.number(why.away_days));
  }
}
