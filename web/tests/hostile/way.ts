import { createHmac } from 'node:crypto';
import type { Told } from './texts';

/** A source as it was set up for the hostile texts. */
export type Source = { readonly id: string; readonly kind: string; readonly writeKey: string };

/** One request of a sender. */
export type Sent = { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** A kind of source: how it is set up, by which routes it takes things in, and what its sender sends, proved as it has to be. */
export type Way = {
  readonly kind: string;
  /** As the description of the HTTP interface names them. */
  readonly routes: readonly string[];
  readonly secret?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Whether the server can look into the proofs; it cannot where it has to ask a host that is not there. */
  readonly isBelieved?: boolean;
  /** Everything about these texts; what the kind takes as a list is a list. */
  readonly send: (told: readonly Told[], source: Source) => readonly Sent[];
};

export const HOOK = '/hooks/{kind}/{id}';

export function hook(source: Source, headers: Readonly<Record<string, string>>, body: string): Sent {
  return { path: `/hooks/${source.kind}/${source.id}`, headers: { 'content-type': 'application/json', ...headers }, body };
}

export function hmac(secret: string, text: string, form: 'hex' | 'base64'): string {
  return createHmac('sha256', secret).update(text).digest(form);
}

/** The present in seconds, as signatures have it. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** A text as a header can hold it. */
export function inHeader(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '');
}

/** A list in parts that no body is too large for. */
export function inParts<T>(list: readonly T[]): readonly (readonly T[])[] {
  const most = 80;
  return Array.from({ length: Math.ceil(list.length / most) }, (_, place) => list.slice(place * most, (place + 1) * most));
}
