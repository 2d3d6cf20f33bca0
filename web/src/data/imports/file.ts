/** How a file is read, as far as its name says. */
export type FileKind = 'calls' | 'table' | 'parquet' | 'other';

/** Bytes that are sent at once: few enough that a refusal is read before all of them are sent. */
export const CHUNK = 2_000_000;

/** Characters of a file that are looked at before it is sent. */
const HEAD_MAX = 60_000;
const LINES_MAX = 200;

/** What the ending of a name says, packing left out. */
export function kindOf(name: string): FileKind {
  const plain = name.toLowerCase().replace(/\.(gz|zst|zstd)$/, '');
  const ending = plain.slice(plain.lastIndexOf('.') + 1);
  if (['jsonl', 'ndjson', 'json'].includes(ending)) return 'calls';
  if (['csv', 'tsv', 'tab'].includes(ending)) return 'table';
  return ending === 'parquet' ? 'parquet' : 'other';
}

/** The beginning of a file as whole lines; empty for one that is packed or no text. */
export async function headOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_MAX).arrayBuffer());
  const isPacked = (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x28 && bytes[1] === 0xb5);
  if (isPacked || bytes.includes(0)) return '';
  return wholeLines(new TextDecoder().decode(bytes), file.size <= HEAD_MAX);
}

/** The whole lines of a text, at most 200; its last one is whole only if nothing follows. */
export function wholeLines(text: string, isAll: boolean): string {
  const end = isAll ? text.length : text.lastIndexOf('\n') + 1;
  return text.slice(0, end).split('\n').slice(0, LINES_MAX).join('\n');
}

/** The names in the first line of a table. */
export function columnsOf(head: string, separator: string): string[] {
  const first = head.split('\n', 1)[0]!.replace(/\r$/, '').replace(/^\uFEFF/, '');
  const names = first.match(separator === ',' ? /("([^"]|"")*"|[^,]*)(,|$)/g : /[^\t]*(\t|$)/g) ?? [];
  return names
    .map((name) => name.replace(/[,\t]$/, '').trim())
    .map((name) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name))
    .filter((name) => name !== '');
}

const CUSTOMER = /customer|user|client|person|member|kunde|e-?mail|^who$/i;
const TIME = /time|date|created|occurred|when|datum|zeit|_at$|^at$/i;
const SIGNAL = /event|signal|action|activity|type|what|ereignis/i;
const VALUE = /value|amount|revenue|total|price|betrag|umsatz/i;
const ID = /^(id|(order|event|message|transaction)_?id)$/i;

/** A mapping to begin with, by the names of the columns: a guess that a person looks at. */
export function mappingFor(columns: readonly string[]): string {
  const find = (pattern: RegExp) => columns.find((name) => pattern.test(name));
  const id = find(ID);
  const customer = columns.find((name) => name !== id && CUSTOMER.test(name));
  const signal = columns.find((name) => name !== id && name !== customer && SIGNAL.test(name));
  const value = find(VALUE);
  return [
    `customer: ${quoted(customer ?? columns[0] ?? 'customer_id')}`,
    `time: {column: ${quoted(find(TIME) ?? columns[1] ?? 'time')}}`,
    signal ? `signal: {column: ${quoted(signal)}}` : 'signal: {constant: Order Completed}',
    ...(value ? [`value: {column: ${quoted(value)}, currency: USD}`] : []),
    ...(id ? [`id: ${quoted(id)}`] : []),
    '',
  ].join('\n');
}

function quoted(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_ ]*$/.test(name) ? name : JSON.stringify(name);
}
