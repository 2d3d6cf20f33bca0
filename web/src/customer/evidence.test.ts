import { expect, test } from 'vitest';
import { en } from '../words/en';
import { formatOf } from '../words/format';
import { evidenceOf } from './evidence';

const NOW = new Date('2026-06-01T12:00:00Z');
const NOTHING = {
  name: 'email', investments: 0, investment_points: 0, returns: 0, return_points: 0, unprompted: 0, unprompted_points: 0,
  asked: 0, noise: 0, noise_points: 0, back: 0, answered: null, latest_at: null,
};

const told = (what: object) => evidenceOf({ ...NOTHING, ...what }, en, formatOf('en-GB', 'UTC'), NOW);

test('an e-mail that nobody answered is told as such', () => {
  expect(told({ investments: 2, asked: 2, noise: 2 })).toBe('given 2 × · 0 of 2 answered');
});

test('who came by themselves is told apart from who was asked', () => {
  expect(told({ unprompted: 3, latest_at: '2026-05-30T12:00:00Z' })).toBe('came back 3 ×, unprompted · latest: 2 days ago');
  expect(told({ investments: 1, returns: 4, latest_at: '2026-05-30T12:00:00Z' })).toBe('given 1 × · came back 4 × · latest: 2 days ago');
  expect(told({ investments: 1, returns: 4, unprompted: 2 })).toBe('given 1 × · came back 6 × · 2 × of it unprompted');
});

test('of nothing nothing is told', () => {
  expect(told({})).toBe('');
});
