import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('quotes what has commas, quotes or line ends', () => {
  expect(csvOf(['a', 'b'], [['x,y', 'say "hi"\nthere']])).toBe('a,b\r\n"x,y","say ""hi""\nthere"\r\n');
});

test('leaves numbers alone, and takes the teeth out of formulas', () => {
  expect(csvOf(['n'], [[-1.5], ['=1+1'], ['-2'], ['@x'], ['\tx'], ['＝1']])).toBe("n\r\n-1.5\r\n'=1+1\r\n'-2\r\n'@x\r\n'\tx\r\n'＝1\r\n");
});
