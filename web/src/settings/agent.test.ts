import { expect, test } from 'vitest';
import { agentOf } from './agent';

test('a browser is told from those it pretends to be', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
  expect(agentOf(edge)).toBe('Edge, Windows');
  expect(agentOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Linux');
});

test('what is not known is told as it came', () => {
  expect(agentOf('my-script 1')).toBe('my-script 1');
  expect(agentOf('')).toBe('');
});
