import { answerOf, type Schemas, server } from '../../api/client';
import type { Filter } from './filter';

export type Deed = 'replay' | 'drop';
type Many = Schemas['FailedMany'];

export type Result = {
  readonly deed: Deed;
  readonly resolved: number;
  readonly stillWrong: Many['still_wrong'];
};

/** Replays or drops all open failed events that fit, a thousand at a time; `told` hears how many are done. */
export async function resolveAll(deed: Deed, filter: Filter, reason: string, told: (sofar: number) => void): Promise<Result> {
  const body = { source: filter.source || null, code: filter.code || null, reason: reason || null };
  let result: Result = { deed, resolved: 0, stillWrong: [] };
  let cursor: string | null = '';
  do {
    const query = cursor ? { cursor } : {};
    const done: Many =
      deed === 'replay'
        ? await answerOf(server.POST('/api/v1/failed/replay', { params: { query }, body }))
        : await answerOf(server.POST('/api/v1/failed/drop', { params: { query }, body }));
    result = { deed, resolved: result.resolved + done.resolved, stillWrong: [...result.stillWrong, ...done.still_wrong] };
    cursor = done.next_cursor;
    told(result.resolved);
  } while (cursor);
  return result;
}
