/**
 * An identifier as a segment of a path. Signs that two readers of a path may take for different things (`/`, `\`, control
 * characters) go as `~` and base64url, in the page's address and in the server's.
 */
export function segmentOf(identifier: string): string {
  return AMBIGUOUS.test(identifier) || identifier.startsWith('~') ? `~${base64url(identifier)}` : encodeURIComponent(identifier);
}

const AMBIGUOUS = /[/\\\u0000-\u001f\u007f]|^\.{1,2}$/;

function base64url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What a segment of a path means; one that nobody could have made means what stands there. */
export function identifierOf(segment: string): string {
  try {
    return segment.startsWith('~') ? fromBase64url(segment.slice(1)) : decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function fromBase64url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
