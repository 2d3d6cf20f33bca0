import { expect, test } from 'vitest';
import { type Effect, inOrder } from './order';

function effect(name: string, verdict: string, estimate: number | null, noise = 0): Effect {
  return { name, verdict, noise, net: estimate === null ? null : { estimate, own: estimate, low: estimate, high: estimate } } as Effect;
}

const ALL = [effect('early', 'too_early', 90), effect('poor', 'reduce', -1, 7), effect('fair', 'keep', 1, 2), effect('good', 'keep', 2, 9), effect('best', 'grow', 3), effect('new', 'too_early', null)];

const names = (sort: string) => inOrder(ALL, sort).map((each) => each.name);

test('what is surely worth most stands first, and what cannot be told yet last', () => {
  expect(names('')).toEqual(['best', 'good', 'fair', 'poor', 'early', 'new']);
});

test('any column puts the rows in order, both ways; equals by what nurtures', () => {
  expect(names('-net')).toEqual(['early', 'best', 'good', 'fair', 'poor', 'new']);
  expect(names('net')).toEqual(['new', 'poor', 'fair', 'good', 'best', 'early']);
  expect(names('-noise')).toEqual(['good', 'poor', 'fair', 'early', 'best', 'new']);
  expect(names('name')).toEqual(['best', 'early', 'fair', 'good', 'new', 'poor']);
});
