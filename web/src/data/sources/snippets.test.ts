import { expect, test } from 'vitest';
import { samplesOf } from './snippets';

const ORIGIN = 'https://pulse.example';

test('every sample of a source with a write key has that key and this address', () => {
  for (const kind of ['segment', 'cloudevents']) {
    for (const sample of samplesOf({ id: 'src_1', kind, write_key: 'wk_abc' }, ORIGIN)) {
      expect(sample.text).toContain('wk_abc');
      expect(sample.text).toContain(ORIGIN);
    }
  }
});

test('a webhook is told its address', () => {
  expect(samplesOf({ id: 'src_1', kind: 'stripe' }, ORIGIN)).toEqual([{ name: 'address', text: 'https://pulse.example/hooks/stripe/src_1' }]);
});
