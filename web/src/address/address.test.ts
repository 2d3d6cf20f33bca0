import { expect, test } from 'vitest';
import { periodOf, shiftedEnd } from './period';
import { changed, customerIn, customerLink } from './address';

test('one state has one address, whatever the order of its changes', () => {
  const one = changed(changed(new URLSearchParams(), { stage: 'fading' }), { sort: '-pulse' });
  const other = changed(changed(new URLSearchParams('x=1'), { sort: '-pulse', x: '' }), { stage: 'fading' });
  expect(one.toString()).toBe(other.toString());
});

test('an identifier of any letters makes an address', () => {
  expect(customerLink('email:a+b@example.org', { days: '28' })).toBe('/customers/email%3Aa%2Bb%40example.org?days=28');
});

test('the period after one that ends today is the one up to now', () => {
  const now = new Date('2026-06-10T12:00:00Z');
  const before = { days: 28, from: new Date('2026-04-15T12:00:00Z'), to: new Date('2026-05-13T12:00:00Z'), compared: false, isLive: false };
  expect(shiftedEnd(before, 1, now)).toBe('');
  expect(shiftedEnd(before, -1, now)).toBe('2026-04-15T12:00Z');
});

test('a period that makes no sense is the usual one up to now', () => {
  const now = new Date('2026-06-10T12:00:00Z');
  expect(periodOf({ days: '-3', to: 'never', compare: '' }, now)).toMatchObject({ days: 90, isLive: true, to: now });
  expect(periodOf({ days: '7', to: '2026-06-01T00:00Z', compare: '1' }, now)).toMatchObject({
    isLive: false, compared: true, from: new Date('2026-05-25T00:00:00Z'),
  });
});

test('an identifier with any signs comes back out of its address', () => {
  for (const identifier of ['user_id:ada', 'email:a+b@example.org', 'user_id:100%', 'user_id:%41', 'user_id:<%= x %>', 'x:ü ?#&=', 'user_id:a/b', 'user_id:\\\\x', 'user_id:a\nb', 'x:ü/€', '~x']) {
    expect(customerIn(customerLink(identifier))).toBe(identifier);
  }
  expect(customerIn('/customers/user_id:%')).toBe('user_id:%');
});

test('no address holds a sign that two readers take for different things', () => {
  expect(customerLink('user_id:a/b')).toBe('/customers/~dXNlcl9pZDphL2I');
  for (const identifier of ['user_id:a/b', 'user_id:\\', 'x:\u0000', '..', 'x:é/']) {
    expect(customerLink(identifier)).not.toMatch(/%2f|%5c|%0|%1|%7f|\/\.\./i);
  }
});
