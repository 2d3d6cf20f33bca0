import { type APIRequestContext, expect } from '@playwright/test';

export type WrittenSource = { readonly id: string; readonly write_key: string };

/** What a change by a person has to prove. */
export async function proofOf(request: APIRequestContext): Promise<Record<string, string>> {
  const { csrf_token } = (await (await request.get('/api/v1/caller')).json()) as { csrf_token: string };
  return { 'x-csrf-token': csrf_token, origin: new URL(process.env['PULSE_ADDRESS']!).origin };
}

/** A new source of calls, as libraries write them. */
export async function sourceFor(request: APIRequestContext, name: string): Promise<WrittenSource> {
  const made = await request.post('/api/v1/sources', { data: { kind: 'segment', name }, headers: await proofOf(request) });
  expect(made.status()).toBe(201);
  return (await made.json()) as WrittenSource;
}

/** Sends one call with a write key. */
export async function send(request: APIRequestContext, key: string, call: object, route: 'track' | 'identify' = 'track'): Promise<void> {
  const sent = await request.post(`/v1/${route}`, { headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }, data: call });
  expect(sent.status()).toBe(200);
}
