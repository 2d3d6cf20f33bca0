import { enough, type Told } from './texts';
import { inParts, type Sent, type Source, type Way } from './way';

type Call = Readonly<Record<string, unknown>>;

/** What a call says of what it is about, in every place that is read. */
function properties({ text }: Told): Call {
  const named = ['outreach_id', 'outreachId', 'campaign_id', 'campaignId', 'email_id', 'emailId', 'offer_id', 'content_id', 'contentId',
    'product_id', 'productId', 'sku', 'promotion_id', 'content_asset_id', 'path', 'url', 'channel', 'name', 'title', 'utm_campaign', 'utm_medium'];
  return { ...Object.fromEntries(named.map((name) => [name, text])), campaign: { id: text, name: text }, [text]: text, revenue: 1, currency: 'USD' };
}

function calls(told: Told): Readonly<Record<string, Call>> {
  const { text, who, email, id } = told;
  const context = { campaign: { id: text, name: text, medium: text, source: text }, page: { url: text, title: text, path: text }, userAgent: text };
  const of = (type: string, more: Call): Call => ({ type, messageId: `${type}${id}`, userId: who, anonymousId: `${who}~${text}`, context, ...more });
  return {
    track: of('track', { event: 'Order Completed', properties: properties(told) }),
    identify: of('identify', { traits: { email, name: text, plan: text, [text]: text, deep: { [text]: [text] } } }),
    page: of('page', { name: text, properties: properties(told) }),
    screen: of('screen', { name: text, properties: properties(told) }),
    group: of('group', { groupId: text, traits: { name: text } }),
    alias: of('alias', { previousId: `${who}~${text} before` }),
  };
}

/** Calls that say something hostile where only a name of ours, a number or a time may stand; most of them fail. */
function unusual(told: Told): readonly Call[] {
  const { text, who, id } = told;
  const of = (name: string, more: Call): Call => ({ type: 'track', messageId: `${name}${id}`, userId: who, event: 'Order Completed', ...more });
  return [
    of('event', { event: text, properties: properties(told) }),
    of('type', { type: text }),
    of('time', { timestamp: text }),
    of('value', { properties: { revenue: text } }),
    of('currency', { properties: { revenue: 1, currency: text } }),
    of('kind', { [text]: text, event: { [text]: text } }),
    { messageId: `nobody${id}`, event: text, [text]: text },
  ];
}

/** As PostHog's libraries write. */
function ofPostHog(told: Told): readonly Call[] {
  const { text, who, email, id } = told;
  const more = { ...properties(told), $pathname: text, $current_url: text, $screen_name: text, $device_id: text };
  const of = (event: string, extra: Call = {}): Call => ({ event, uuid: `${event}${id}`, distinct_id: who, properties: { ...more, ...extra } });
  return [of('$pageview'), of('$screen'), of(text), of(`$${text}`), of('$identify', { $set: { email, [text]: text }, $anon_distinct_id: `${who}~${text} visitor` }),
    of('$set', { $set: { name: text } }), of('$create_alias', { alias: `${who}~${text} alias` })];
}

const ROUTES = ['track', 'identify', 'page', 'screen', 'group', 'alias'];

function ofSegment(told: readonly Told[], { writeKey }: Source): readonly Sent[] {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const post = (path: string, body: unknown): Sent => ({ path, headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const singles = told.flatMap((each) => enough(each, ROUTES).map((route) => post(`/v1/${route}`, calls(each)[route])));
  return [
    ...singles,
    ...inParts(told.flatMap(unusual)).map((batch) => post('/v1/batch', { batch })),
    ...inParts(told).map((part) => post('/v1/import', { batch: part.map((each) => ({ ...calls(each)['track'], messageId: `import${each.id}` })) })),
    ...inParts(told.flatMap(ofPostHog)).map((batch) => post('/batch', { api_key: writeKey, batch })),
  ];
}

/** An event with every attribute; `data` is what stands in the properties of a call. */
function event(told: Told, mode: string): Call {
  const { text, who, id } = told;
  const source = text.replaceAll(/\s/g, '');
  return { specversion: '1.0', id: `${mode}${id}`, source, type: 'Order Completed', subject: who, dataschema: text, comment: text, data: properties(told) };
}

function ofCloudEvents(told: readonly Told[], { writeKey }: Source): readonly Sent[] {
  const post = (type: string, body: unknown, more: Readonly<Record<string, string>> = {}): Sent => ({
    path: '/cloudevents',
    headers: { authorization: `Bearer ${writeKey}`, 'content-type': type, ...more },
    body: JSON.stringify(body),
  });
  const attributes = (each: Told, mode: string, type: string) =>
    Object.fromEntries(Object.entries({ ...event(each, mode), type, data: undefined })
      .flatMap(([name, value]) => (typeof value === 'string' ? [[`ce-${name}`, encodeURIComponent(value)]] : [])));
  return told.flatMap((each) => [
    post('application/cloudevents+json', event(each, 'structured')),
    post('application/json', properties(each), attributes(each, 'binary', each.text)),
    post('text/plain', each.text, attributes(each, 'plain', 'Order Completed')),
  ]).concat(post('application/cloudevents-batch+json', told.flatMap((each) => [
    { ...event(each, 'batch'), type: each.text },
    { ...event(each, 'time'), time: each.text },
    { ...event(each, 'version'), specversion: each.text },
    { ...event(each, 'source'), source: ` ${each.text} x` },
  ])));
}

/** What libraries send, of Segment, RudderStack and PostHog, and whatever sends CloudEvents. */
export const LIBRARIES: readonly Way[] = [
  { kind: 'segment', routes: [...ROUTES, 'batch', 'import'].map((route) => `/v1/${route}`), send: ofSegment },
  { kind: 'cloudevents', routes: ['/cloudevents'], send: ofCloudEvents },
];
