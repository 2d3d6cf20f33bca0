import { describe, expect, test } from 'vitest';
import { columnsOf, headOf, kindOf, mappingFor, wholeLines } from './file';

describe('what a name says', () => {
  test.each([
    ['shop.jsonl', 'calls'],
    ['shop.ndjson.gz', 'calls'],
    ['Orders.CSV', 'table'],
    ['orders.tsv.zst', 'table'],
    ['orders.parquet', 'parquet'],
    ['orders', 'other'],
  ])('%s is read as %s', (name, kind) => expect(kindOf(name)).toBe(kind));
});

test('a cut text ends with its last whole line', () => {
  expect(wholeLines('a\nb\nc', false)).toBe('a\nb\n');
  expect(wholeLines('a\nb\nc', true)).toBe('a\nb\nc');
  expect(wholeLines('x\n'.repeat(1_000), true).split('\n')).toHaveLength(200);
});

test('a packed file has no beginning to be seen', async () => {
  expect(await headOf(new Blob([new Uint8Array([0x1f, 0x8b, 8, 0])]))).toBe('');
  expect(await headOf(new Blob(['{"type":"track"}\n']))).toBe('{"type":"track"}\n');
});

test('columns are read off the first line, with quotes or without', () => {
  expect(columnsOf('who,"when, exactly","a ""b"""\r\nx,y,z', ',')).toEqual(['who', 'when, exactly', 'a "b"']);
  expect(columnsOf('who\twhen\nx\ty', '\t')).toEqual(['who', 'when']);
  expect(columnsOf('', ',')).toEqual([]);
});

test('a mapping is guessed by the names of columns', () => {
  expect(mappingFor(['order_id', 'Customer E-mail', 'created_at', 'total'])).toBe(
    'customer: "Customer E-mail"\ntime: {column: created_at}\nsignal: {constant: Order Completed}\nvalue: {column: total, currency: USD}\nid: order_id\n',
  );
  expect(mappingFor(['who', 'when', 'what'])).toBe('customer: who\ntime: {column: when}\nsignal: {column: what}\n');
  expect(mappingFor([])).toContain('customer: customer_id');
});
