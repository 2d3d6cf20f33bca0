import { expect, test } from 'vitest';
import { differences } from './differences';

test('tells what has changed, and leaves the rest', () => {
  expect(differences({ role: 'agent', name: 'Ada' }, { role: 'analyst', name: 'Ada' })).toEqual([{ name: 'role', before: 'agent', after: 'analyst' }]);
});

test('tells all of what was not there before', () => {
  expect(differences({}, { scopes: ['admin'] })).toEqual([{ name: 'scopes', after: '["admin"]' }]);
});
