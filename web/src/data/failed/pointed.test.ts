import { expect, test } from 'vitest';
import { pointed } from './pointed';

test('finds what a pointer names, in objects and lists', () => {
  expect(pointed('{"a":[{"b/c":1}]}', '/a/0/b~1c')).toBe('1');
  expect(pointed('{"time":"yesterday"}', '/time')).toBe('"yesterday"');
});

test('finds nothing where there is nothing, nor in what is no JSON', () => {
  expect(pointed('{"a":1}', '/b')).toBeUndefined();
  expect(pointed('{"a":1}', '/toString')).toBeUndefined();
  expect(pointed('{"a":', '/a')).toBeUndefined();
});
