import type { Source } from '../queries';

/** What to copy so that a source gets a first event: with its own key, for this very address. */
export type Sample = { readonly name: 'curl' | 'page' | 'library' | 'cloudEvent' | 'address'; readonly text: string };

const EVENT = '{"userId":"ada","event":"Order Completed","properties":{"revenue":20,"currency":"USD"}}';

export function samplesOf(source: Pick<Source, 'id' | 'kind' | 'write_key'>, origin: string): Sample[] {
  const key = source.write_key ?? '';
  if (source.kind === 'segment') {
    return [
      { name: 'curl', text: curl(key, origin) },
      { name: 'page', text: page(key, origin) },
      { name: 'library', text: library(key, origin) },
    ];
  }
  if (source.kind === 'cloudevents') return [{ name: 'cloudEvent', text: cloudEvent(key, origin) }];
  return [{ name: 'address', text: `${origin}/hooks/${source.kind}/${source.id}` }];
}

function curl(key: string, origin: string): string {
  return `curl -u ${key}: ${origin}/v1/track \\
  -H 'content-type: application/json' \\
  -d '${EVENT}'`;
}

function page(key: string, origin: string): string {
  return `fetch('${origin}/v1/track', {
  method: 'POST',
  keepalive: true,
  body: JSON.stringify({
    writeKey: '${key}',
    messageId: crypto.randomUUID(),
    userId: 'ada',
    event: 'Product Viewed',
    properties: { content_id: 'linen-shirt' },
  }),
});`;
}

function library(key: string, origin: string): string {
  return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' });
analytics.track({ userId: 'ada', event: 'Order Completed', properties: { revenue: 20, currency: 'USD' } });`;
}

function cloudEvent(key: string, origin: string): string {
  return `curl -u ${key}: ${origin}/cloudevents \\
  -H 'ce-specversion: 1.0' -H 'ce-source: shop' -H "ce-id: $(date +%s)" \\
  -H 'ce-type: Order Completed' -H 'ce-subject: ada' \\
  -H 'content-type: application/json' \\
  -d '{"revenue":20,"currency":"USD"}'`;
}
