/** What a kind of source needs to be set up. The server has the last word; this is what a form asks for. */
export type Kind = {
  /** Whether senders name it by a write key; the others are webhooks, which have an address each. */
  readonly hasWriteKey: boolean;
  readonly needsSecret: boolean;
  readonly required: readonly string[];
  readonly options: readonly string[];
};

const webhook = (needsSecret: boolean, options: readonly string[], required: readonly string[] = []): Kind => ({
  hasWriteKey: false,
  needsSecret,
  required,
  options,
});

const written: Kind = { hasWriteKey: true, needsSecret: false, required: [], options: [] };

export const KINDS = {
  segment: written,
  cloudevents: written,
  sendgrid: webhook(true, ['tolerance_seconds']),
  mailgun: webhook(true, ['tolerance_seconds']),
  postmark: webhook(true, ['header']),
  ses: webhook(false, ['topic_arn', 'tolerance_seconds'], ['topic_arn']),
  shopify: webhook(true, ['test_events']),
  stripe: webhook(true, ['test_events', 'tolerance_seconds']),
  chatwoot: webhook(true, ['scope', 'tolerance_seconds']),
  x: webhook(true, []),
  webhook: webhook(
    true,
    [
      'customer', 'signal', 'signals', 'time', 'time_unit', 'value', 'value_unit', 'currency', 'id', 'outreach',
      'content', 'channel', 'records', 'verify', 'header', 'prefix', 'encoding', 'timestamp_header', 'tolerance_seconds',
    ],
    ['customer', 'signal'],
  ),
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

/** A kind by its name; one that these screens do not know yet is taken for a webhook that may need anything. */
export function kindOf(name: string): Kind {
  return name in KINDS ? KINDS[name as KindName] : webhook(false, []);
}
