import { describe, expect, test } from 'vitest';
import { de } from '../words/de';
import { en } from '../words/en';
import { formatOf } from '../words/format';
import { cadenceTold, type Made, momentumTold, overdueTold, ruleTold } from './formulas';

const english = formatOf('en-GB', 'UTC');

/** Eleven days with a return in 66 days, the latest 16 days ago. */
const LATE: Made = {
  momentum: -1.25,
  cadence_days: 75 / 11,
  overdue: (16 * 11) / 75,
  stage: 'fading',
  rule: { name: 'overdue', line: 2 },
  inputs: {
    return_days: 11,
    span_days: 66,
    typical_gap_days: 9,
    days_since_return: 16,
    days_since_first: 90,
    gap_before_return: 1.1,
    fast: { points_per_day: 0.12, half_life_days: 14 },
    slow: { points_per_day: 0.419, half_life_days: 90 },
  },
};

describe('what a vital is made of', () => {
  test('is told with the customer’s own numbers', () => {
    expect(cadenceTold(LATE, en, english)).toBe('(66 days from the first to the latest + typical gap 9.0) ÷ 11 days with a return = 6.8 days');
    expect(overdueTold(LATE, en, english)).toBe('16.00 days since the latest return ÷ 6.82 days = 2.3');
    expect(momentumTold(LATE, en, english)).toBe('ln(0.120 points a day with a half-life of 14 days ÷ 0.419 points a day with a half-life of 90 days) = −1.3');
  });

  test('is told in German too', () => {
    expect(overdueTold(LATE, de, formatOf('de-DE', 'UTC'))).toBe('16,00 Tage seit der letzten Erwiderung ÷ 6,82 Tage = 2,3');
  });

  test('is the typical gap where there is no rhythm yet, and nothing where there was no return', () => {
    const none: Made = { ...LATE, momentum: null, overdue: null, inputs: { ...LATE.inputs, return_days: 0, days_since_return: null } };
    expect(cadenceTold(none, en, english)).toContain('the gap of the typical customer, 9.0 days');
    expect(overdueTold(none, en, english)).toBe('');
    expect(momentumTold(none, en, english)).toBe('');
  });

  test('has no rates where they would read as 0', () => {
    const faint: Made = { ...LATE, inputs: { ...LATE.inputs, fast: { points_per_day: 0.0001, half_life_days: 14 } } };
    expect(momentumTold(faint, en, english)).toBe('ln of the ratio of two rates that are all but forgotten = −1.3');
  });
});

describe('why somebody is in a stage', () => {
  const told = (name: string, line: number | null, other: Partial<Made> = {}) => ruleTold({ ...LATE, ...other, rule: { name, line } }, en, english);

  test('is the rule that holds, with their number and its line', () => {
    expect(told('overdue', 2)).toBe('away 2.3 times as long as usual: fading from 2 on');
    expect(told('lost', 8, { stage: 'lost' })).toBe('away 2.3 times as long as usual: lost from 8 on');
    expect(told('revived', 8, { inputs: { ...LATE.inputs, gap_before_return: 9.4 } })).toBe('came back after 9.4 times their usual gap: revived from 8 on');
    expect(told('new', 30, { inputs: { ...LATE.inputs, days_since_first: 12.34 } })).toBe('came 12.3 days ago: new for 30 days');
    expect(told('new', 30, { inputs: { ...LATE.inputs, days_since_first: 0.4 } })).toBe('came within the last day: new for 30 days');
    expect(told('slowing', -1.5)).toBe('away 2.3 times as long as usual, with a trend of −1.3: fading from −1.5 down');
    expect(told('growing', 0.5, { momentum: 0.8 })).toBe('returns on 11 days, with a trend of +0.8: growing from +0.5 up');
    expect(told('thriving', 6)).toBe('in time, with returns on 11 days: thriving from 6 on');
    expect(told('steady', null)).toBe('none of the other rules holds: all is well');
    expect(told('a rule of a later version', 1)).toBe('late by their own rhythm, or a little late and slowing sharply');
  });

  test('counts from the first interaction for who never returned', () => {
    expect(told('lost', 8, { stage: 'lost', overdue: null })).toBe('away 13.2 times as long as usual: lost from 8 on');
  });
});
