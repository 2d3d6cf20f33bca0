import { expect, test } from 'vitest';
import { signOnFailure, signOnStart } from './signOnAddress';

test('signing on ends on the page it began on, whatever an earlier try has left in its address', () => {
  const start = new URL(signOnStart({ pathname: '/customers', search: '?sign_on=denied&stage=fading&search=a%26b' }), 'http://x');
  expect(start.pathname).toBe('/api/v1/sign-on/start');
  expect(start.searchParams.get('to')).toBe('/customers?stage=fading&search=a%26b');
  expect(signOnStart({ pathname: '/', search: '' })).toBe('/api/v1/sign-on/start?to=%2F');
});

test('a failure is told, and one that is not known is a doubtful one', () => {
  expect(signOnFailure('')).toBeUndefined();
  expect(signOnFailure('?sign_on=no_account')).toBe('no_account');
  expect(signOnFailure('?sign_on=<script>')).toBe('doubtful');
  expect(signOnFailure('?sign_on=constructor')).toBe('doubtful');
});
