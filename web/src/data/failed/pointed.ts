/** What stands at a JSON pointer (RFC 6901) of a record, as JSON; nothing if there is none, or no JSON. */
export function pointed(raw: string, pointer: string): string | undefined {
  try {
    let at: unknown = JSON.parse(raw);
    for (const step of pointer.split('/').slice(1)) {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
      at = (at as Record<string, unknown>)[name];
    }
    return JSON.stringify(at);
  } catch {
    return undefined;
  }
}
