import createClient, { type Middleware } from 'openapi-fetch';
import { segmentOf } from '../address/segment';
import { Problem, problemOf } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

const HARMLESS = new Set(['GET', 'HEAD']);

/** What proves to the server that a change comes from this page; known once the caller is. */
let proof = '';

export function setProof(token: string): void {
  proof = token;
}

const manners: Middleware = {
  onRequest({ request }) {
    if (!HARMLESS.has(request.method)) {
      request.headers.set('x-csrf-token', proof);
      if (!request.headers.has('content-type')) request.headers.set('content-type', 'application/json');
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    return error instanceof Problem ? error : new Problem(0, { code: 'unreachable', detail: '' }, '');
  },
};

/** The HTTP interface, as its own description types it. */
export const server = createClient<paths>({
  baseUrl: location.origin,
  pathSerializer: (path, parameters) => path.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(String(parameters[name]))),
});
server.use(manners);

/** The body of an answer that cannot be refused any more, since refusals are thrown. */
export async function answerOf<T>(asked: Promise<{ data?: T }>): Promise<T> {
  const { data } = await asked;
  return data as T;
}
