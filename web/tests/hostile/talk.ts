import { enough, type Told } from './texts';
import { HOOK, hmac, hook, seconds, type Sent, type Source, type Way } from './way';

const CHATWOOT_SECRET = 'secret of the tests';
const X_SECRET = 'consumer secret of the tests';
const WEBHOOK_SECRET = 'secret of the box office';

// ---- Chatwoot -------------------------------------------------------------------------------

function ofChatwoot(told: readonly Told[], source: Source): readonly Sent[] {
  return told.flatMap((each) => {
    const { text, who, email, id } = each;
    const contact = { id: `${text} ${id}`, identifier: who, email, name: text, phone_number: text, custom_attributes: { [text]: text } };
    const conversation = { id: text, display_id: text, channel: text, meta: { sender: contact } };
    const at = new Date().toISOString();
    const of = (event: string, more: object): object =>
      ({ event, id: `${event} ${id}`, account: { id: 1, name: text }, created_at: at, content: text, conversation, ...more });
    return enough(each, [
      of('message_created', { message_type: 'incoming', sender: contact }),
      of('contact_created', contact),
      of('conversation_status_changed', { status: text }),
      of('message_created', { id: `answer ${id}`, message_type: 'outgoing', sender: { type: 'user', name: text } }),
      of('message_created', { id: `kind ${id}`, message_type: text }),
      of('message_created', { id: `private ${id}`, private: true, message_type: text }),
      of('message_updated', { content_attributes: { submitted_values: { csat_survey_response: { rating: text, feedback_message: text } } } }),
      of('message_updated', { id: `plain ${id}` }),
      of('conversation_created', { ...conversation, id: `conversation ${id}`, messages: [{ message_type: 0, content: text }] }),
      of('conversation_status_changed', { status: 'resolved' }),
      of(text, {}),
      of('message_created', { id: `time ${id}`, message_type: 'incoming', created_at: text }),
    ]);
  }).map((event) => {
    const body = JSON.stringify(event);
    const time = String(seconds());
    return hook(source, { 'x-chatwoot-signature': `sha256=${hmac(CHATWOOT_SECRET, `${time}.${body}`, 'hex')}`, 'x-chatwoot-timestamp': time }, body);
  });
}

// ---- X --------------------------------------------------------------------------------------

const BRAND = 'the brand';

function activities({ text, who, id }: Told): Readonly<Record<string, readonly object[]>> {
  const other = { id_str: who, screen_name: text, name: text };
  const brand = { id_str: BRAND };
  const created_at = 'Wed Oct 10 20:19:24 +0000 2018';
  const post = (name: string, more: object): object => ({ id_str: `${name} ${id}`, created_at, text, source: text, user: other, ...more });
  const at = String(Date.now());
  return {
    tweet_create_events: [
      post('comment', { in_reply_to_user_id_str: BRAND, in_reply_to_status_id_str: text }),
      post('share', { retweeted_status: { id_str: text, user: brand } }),
      post('quote', { quoted_status: { id_str: text, user: brand } }),
      post('mention', { entities: { user_mentions: [brand], urls: [{ expanded_url: text }] }, in_reply_to_status_id_str: text }),
      post('reply', { user: brand, in_reply_to_user_id_str: who, in_reply_to_status_id_str: text }),
      post('time', { in_reply_to_user_id_str: BRAND, created_at: text }),
    ],
    favorite_events: [{ id: `like ${id}`, user: other, created_at, favorited_status: { id_str: text, text, user: brand } }],
    follow_events: [{ type: text, source: other, target: brand, created_timestamp: at }, { type: 'follow', source: other, target: brand, created_timestamp: text }],
    unfollow_events: [{ source: other, target: brand, created_timestamp: at }],
    direct_message_events: [{
      id: `message ${id}`, created_timestamp: at, message_create: { sender_id: who, target: { recipient_id: BRAND }, message_data: { text } },
    }],
    block_events: [{ source: brand, target: other, created_timestamp: at, id }],
    [`${text}_events`]: [{ sender_id: who, id, [text]: text }],
  };
}

function ofX(told: readonly Told[], source: Source): readonly Sent[] {
  const lists = new Map<string, object[]>();
  for (const [name, list] of told.flatMap((each) => Object.entries(activities(each)))) lists.set(name, [...(lists.get(name) ?? []), ...list]);
  const body = JSON.stringify({ for_user_id: BRAND, ...Object.fromEntries(lists) });
  return [hook(source, { 'x-twitter-webhooks-signature': `sha256=${hmac(X_SECRET, body, 'base64')}` }, body)];
}

// ---- any other webhook ----------------------------------------------------------------------

const OPTIONS = {
  verify: 'hmac', header: 'X-Hall-Signature', prefix: 'v0=', timestamp_header: 'X-Hall-Time', records: '/tickets',
  customer: 'user_id=/guest/number, email=/guest/mail, seat=/guest/seat', signal: '/what', time: '/when', value: '/price', currency: '/currency',
  id: '/no', outreach: '/campaign', content: '/show/titles/0', channel: '/channel',
};

function ofWebhook(told: readonly Told[], source: Source): readonly Sent[] {
  const tickets = told.flatMap(({ text, who, email, id }) => {
    const ticket = {
      no: id, what: text, when: new Date().toISOString(), guest: { number: who, mail: email, seat: `${text} ${id}`, name: text }, price: '1.00', currency: 'USD',
      campaign: text, show: { titles: [text] }, channel: text, [text]: text,
    };
    return [
      ticket,
      { ...ticket, no: `order ${id}`, what: 'Order Completed' },
      { ...ticket, no: `time ${id}`, when: text },
      { ...ticket, no: `price ${id}`, price: text },
      { ...ticket, no: `currency ${id}`, currency: text },
      { ...ticket, no: `signal ${id}`, what: text.repeat(20) },
    ];
  });
  const body = JSON.stringify({ tickets });
  const time = String(seconds());
  return [hook(source, { 'x-hall-signature': `v0=${hmac(WEBHOOK_SECRET, `${time}.${body}`, 'hex')}`, 'x-hall-time': time }, body)];
}

/** What tells of what people say, and whatever else calls. */
export const TALK: readonly Way[] = [
  { kind: 'chatwoot', routes: [HOOK], secret: CHATWOOT_SECRET, send: ofChatwoot },
  { kind: 'x', routes: [HOOK], secret: X_SECRET, send: ofX },
  { kind: 'webhook', routes: [HOOK], secret: WEBHOOK_SECRET, options: OPTIONS, send: ofWebhook },
];
