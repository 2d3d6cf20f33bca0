import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { en } from '../words/en';
import { InWords } from '../words/words';
import { LineChart } from './LineChart';

test('a chart takes its room before its width is known: what stands below it is not pushed down', () => {
  vi.stubGlobal('location', { search: '?lang=en&tz=UTC' });
  vi.stubGlobal('navigator', { languages: ['en'] });
  const chart = createElement(LineChart, {
    label: 'pulse', at: [new Date(0), new Date(86_400_000)], height: 200, tellPoint: String,
    series: [{ name: 'pulse', colour: 'black', values: [1, 2] }],
  });
  expect(renderToStaticMarkup(createElement(InWords, { atHand: en, children: chart }))).toContain('<svg width="0" height="200"');
});
