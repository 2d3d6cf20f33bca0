import { type APIRequestContext, expect } from '@playwright/test';
import { proofOf } from '../senders';
import { LIBRARIES } from './libraries';
import { MAIL } from './mail';
import { SHOPS } from './shops';
import { TALK } from './talk';
import { PAYLOADS, toldBy } from './texts';
import type { Sent, Source, Way } from './way';

/** Every kind of source that there is, each with a sender of hostile texts. */
export const WAYS: readonly Way[] = [...LIBRARIES, ...MAIL, ...SHOPS, ...TALK];

const ADDRESS = process.env['PULSE_ADDRESS']!;

/** Requests under way at a time. */
const AT_ONCE = 16;

/** Sets a source up, whose very name is hostile. */
export async function setUp(request: APIRequestContext, way: Way, place: number): Promise<Source> {
  const { kind, secret, options } = way;
  const data = { kind, name: `${PAYLOADS[place % PAYLOADS.length]} ${kind}`, ...(secret && { secret }), ...(options && { options }) };
  const made = await request.post('/api/v1/sources', { data, headers: await proofOf(request) });
  expect(made.status(), await made.text()).toBe(201);
  const source = (await made.json()) as { id: string; kind: string; write_key?: string };
  return { id: source.id, kind, writeKey: source.write_key ?? '' };
}

/** Sends all of a way, and says how often which status was the answer. */
export async function sendAll(way: Way, source: Source, round: string): Promise<ReadonlyMap<number, number>> {
  const all = way.send(toldBy(way.kind, round), source);
  const answers = new Map<number, number>();
  const rest = all[Symbol.iterator]();
  const work = async () => {
    for (const each of rest) {
      const status = await send(each);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function send({ path, headers, body }: Sent): Promise<number> {
  const answer = await fetch(ADDRESS + path, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}
