import { PAYLOADS } from './hostile/texts';
import { sendAll, setUp, WAYS } from './hostile/ways';
import { proofOf } from './senders';
import { expect, test } from './watch';

test('there are forty hostile texts, and a sender of them for every kind of source and every way in', async ({ request }) => {
  expect(new Set(PAYLOADS).size).toBe(40);
  const asked = await request.post('/api/v1/sources', { data: { kind: 'none of them', name: 'x' }, headers: await proofOf(request) });
  const kinds = /must be one of \[(.*?)\]/.exec(await asked.text())![1]!.split(', ');
  // A sample is told by the server itself: nobody sends to it.
  expect(WAYS.map((way) => way.kind).sort()).toEqual(kinds.filter((kind) => kind !== 'sample'));

  const { paths } = (await (await request.get('/openapi.json')).json()) as { paths: Record<string, Record<string, unknown>> };
  const open = Object.keys(paths).filter((path) => 'post' in paths[path]! && !path.startsWith('/api/'));
  expect([...new Set(WAYS.flatMap((way) => way.routes))].sort()).toEqual(open.sort());
});

for (const [place, way] of WAYS.entries()) {
  test(`hostile texts come in by ${way.kind}`, async ({ request }) => {
    const source = await setUp(request, way, place);
    const answers = await sendAll(way, source, source.id);
    expect([...answers.keys()], JSON.stringify([...answers])).toEqual([way.isBelieved === false ? 503 : 200]);
    if (way.isBelieved === false) return;
    const { sources } = (await (await request.get('/api/v1/accounting')).json()) as { sources: Record<string, { stored: number; failed: number }> };
    expect(sources[source.id]!.stored).toBeGreaterThanOrEqual(2 * PAYLOADS.length);
    expect(sources[source.id]!.failed).toBeGreaterThanOrEqual(PAYLOADS.length);
  });
}
