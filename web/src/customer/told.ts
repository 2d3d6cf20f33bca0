import type { Schemas } from '../api/client';
import type { Format } from '../words/format';
import type { Words } from '../words/words';

type Point = Pick<Schemas['TracePoint'], 'at' | 'pulse'>;
type Beat = Pick<Schemas['Line'], 'at' | 'side' | 'signal' | 'points'>;

/** What a sentence about a course needs of it. */
export type Told = { readonly points: readonly Point[]; readonly beats: readonly Beat[] };

/** By how much of itself a pulse has to change to have moved. */
const MOVED = 0.02;

/** An EKG in two sentences: how the pulse moved, and since when it is without a return. */
export function toldOf({ points, beats }: Told, days: number, by: { words: Words; format: Format; now: Date }): string {
  const { words, format, now } = by;
  const said = words.customer.ekg;
  const first = points[0]?.pulse ?? 0;
  const last = points.at(-1)?.pulse ?? 0;
  const change = last - first;
  const length = format.number(days, days < 3 ? 1 : 0);
  const isMoved = Math.abs(change) > MOVED * Math.max(1, Math.abs(first), Math.abs(last));
  const size = format.points(Math.abs(change));
  const moved = !isMoved ? said.stays(length) : change < 0 ? said.falls(size, length) : said.rises(size, length);
  const latest = beats.findLast((beat) => beat.side === 'return' && beat.points > 0);
  if (!latest) return `${moved} ${said.noReturn}`;
  const then = points.find((point) => Date.parse(point.at) >= Date.parse(latest.at))?.pulse ?? last;
  return `${moved} ${said.lastReturn(latest.signal, format.ago(latest.at, now), format.signed(last - then))}`;
}
