import type { components } from './schema';

type Told = components['schemas']['Problem'];

/** What is wrong with one field: where it stands in the body, a word for programs, and the server's own words. */
export type Flaw = { readonly pointer: string; readonly code: string; readonly message: string };

/** What the server answered instead of doing it (RFC 9457), as an error that may be thrown. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly flaws: readonly Flaw[];

  constructor(status: number, told: Partial<Told>, requestId: string) {
    super(told.detail ?? told.title ?? '');
    this.name = 'Problem';
    this.status = status;
    this.code = told.code ?? 'unknown';
    this.requestId = told.request_id ?? requestId;
    this.flaws = told.errors ?? [];
  }

  /** Whether asking again a little later may help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 503;
  }
}

/** Reads a refused answer; one that is no problem document is told by its status. */
export async function problemOf(answer: Response): Promise<Problem> {
  const told: unknown = await answer.json().catch(() => ({}));
  const known = typeof told === 'object' && told !== null ? (told as Partial<Told>) : {};
  return new Problem(answer.status, known, answer.headers.get('x-request-id') ?? '');
}
