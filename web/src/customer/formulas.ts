import type { Schemas } from '../api/client';
import type { Format } from '../words/format';
import type { Words } from '../words/words';

/** What the numbers of one customer are made of. */
export type Made = Pick<Schemas['PulseNow'], 'momentum' | 'cadence_days' | 'overdue' | 'stage' | 'rule' | 'inputs'>;

/** Rates below this would be shown as 0, in points a day. */
const FAINT = 0.001;

/** What is younger is not counted in days. */
const A_DAY = 1;

/** Why they are in their stage: the rule that holds, with their number and the line that the rule draws. */
export function ruleTold(made: Made, words: Words, format: Format): string {
  const said = words.customer.vitals.rules;
  const { rule, inputs } = made;
  const one = (value: number) => format.number(value, 1);
  const line = rule.line === null ? '' : format.number(rule.line, Number.isInteger(rule.line) ? 0 : 1);
  const late = one(made.overdue ?? inputs.days_since_first / made.cadence_days);
  const trend = format.signed(made.momentum ?? 0, 1);
  const days = format.number(inputs.return_days);
  switch (rule.name) {
    case 'lost':
    case 'dormant':
    case 'overdue':
      return said.late(late, words.numbers.stages[made.stage]!, line);
    case 'revived':
      return said.revived(one(inputs.gap_before_return ?? 0), line);
    case 'new':
      return inputs.days_since_first < A_DAY ? said.newSinceADay(line) : said.new(one(inputs.days_since_first), line);
    case 'slowing':
      return said.slowing(late, trend, format.signed(rule.line ?? 0, 1));
    case 'growing':
      return said.growing(trend, format.signed(rule.line ?? 0, 1), days);
    case 'thriving':
      return said.thriving(days, line);
    case 'steady':
      return said.steady;
    default:
      return words.numbers.stageRules[made.stage] ?? '';
  }
}

/** How the cadence comes about. */
export function cadenceTold({ cadence_days: cadence, inputs }: Made, words: Words, format: Format): string {
  const said = words.customer.vitals;
  const typical = format.number(inputs.typical_gap_days, 1);
  if (inputs.return_days < 2) return said.cadenceTypical(typical);
  return said.cadenceOf(format.number(inputs.span_days), typical, format.number(inputs.return_days), format.number(cadence, 1));
}

/** How overdue they are; nothing before the first return. */
export function overdueTold({ cadence_days: cadence, overdue, inputs }: Made, words: Words, format: Format): string {
  if (overdue === null || inputs.days_since_return === null) return '';
  return words.customer.vitals.overdueOf(format.number(inputs.days_since_return, 2), format.number(cadence, 2), format.number(overdue, 1));
}

/** How the momentum comes about; nothing before the first return with points. */
export function momentumTold({ momentum, inputs }: Made, words: Words, format: Format): string {
  if (momentum === null) return '';
  const told = format.signed(momentum, 1);
  if (Math.min(inputs.fast.points_per_day, inputs.slow.points_per_day) < FAINT) return words.customer.vitals.momentumFaint(told);
  const rate = (each: Schemas['InputsNowRate']) => words.customer.vitals.rateOf(format.number(each.points_per_day, 3), format.number(each.half_life_days));
  return words.customer.vitals.momentumOf(rate(inputs.fast), rate(inputs.slow), told);
}
