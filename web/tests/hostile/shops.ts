import { enough, type Told } from './texts';
import { HOOK, hmac, hook, inHeader, seconds, type Sent, type Source, type Way } from './way';

const SHOPIFY_SECRET = 'shpss of the tests';
const STRIPE_SECRET = 'whsec_of_the_tests';

// ---- Shopify --------------------------------------------------------------------------------

type Topic = { readonly topic: string; readonly webhook: string; readonly body: object };

function topics({ text, who, email, id }: Told): readonly Topic[] {
  const at = new Date().toISOString();
  const consent = { state: 'subscribed', opt_in_level: text, consent_updated_at: at };
  const customer = { id: `${text} ${id}`, email, first_name: text, last_name: text, tags: text, currency: text, note: text };
  const order = {
    email, contact_email: email, customer, note_attributes: [{ name: 'user_id', value: who }, { name: text, value: text }], name: text, note: text, tags: text,
    total_price: '10.00', currency: 'USD', source_name: text, landing_site: `/?utm_campaign=${encodeURIComponent(text)}`, referring_site: text,
    created_at: at, updated_at: at, cancelled_at: at, financial_status: text, line_items: [{ title: text, sku: text }],
    refunds: [{ id: `${text} refund ${id}`, created_at: at, note: text, transactions: [{ kind: 'refund', status: 'success', amount: '1.00', currency: 'USD' }] }],
  };
  const person = { ...order, first_name: text, last_name: text, phone: text, email_marketing_consent: consent, sms_marketing_consent: { ...consent, state: text } };
  const of = (topic: string, body: object): Topic => ({ topic, webhook: `${topic} ${inHeader(id)}`, body });
  return [
    ...['orders/create', 'orders/updated', 'orders/edited', 'orders/cancelled'].map((topic) => of(topic, { ...order, id: `${topic} ${id}` })),
    ...['refunds/create', 'checkouts/create'].map((topic) => of(topic, { ...order, id: `${topic} ${id}`, token: `${topic} ${id}` })),
    ...['customers/create', 'customers/enable', 'customers_email_marketing_consent/update', 'customers_marketing_consent/update', inHeader(text)]
      .map((topic) => of(topic, { ...person, id: `${text} ${id}`, customer_id: `${text} ${id}` })),
    of('orders/paid', { ...order, id: `price ${id}`, total_price: text }),
    of('orders/paid', { ...order, id: `time ${id}`, created_at: text }),
    of('orders/paid', { ...order, id: `currency ${id}`, currency: text }),
  ];
}

function ofShopify(told: readonly Told[], source: Source): readonly Sent[] {
  return told.flatMap((each) => enough(each, topics(each))).map(({ topic, webhook, body }) => {
    const text = JSON.stringify(body);
    return hook(source, { 'x-shopify-topic': topic, 'x-shopify-webhook-id': webhook, 'x-shopify-hmac-sha256': hmac(SHOPIFY_SECRET, text, 'base64') }, text);
  });
}

// ---- Stripe ---------------------------------------------------------------------------------

function events({ text, who, email, id }: Told): readonly object[] {
  const object = {
    id: `${text} ${id}`, metadata: { user_id: who, campaign_id: text, [text]: text }, client_reference_id: who, customer: `${text} ${id}`, name: text, description: text,
    email, receipt_email: email, customer_email: email, billing_details: { email, name: text, phone: text }, customer_details: { email, name: text },
    evidence: { customer_email_address: email, uncategorized_text: text }, statement_descriptor: text,
  };
  const charge = { ...object, object: 'charge', amount: 1_000, amount_refunded: 100, currency: 'usd' };
  const of = (type: string, data: object, more: object = {}): object => ({ id: `${type} ${id}`, type, livemode: true, created: seconds(), data: { object: data }, ...more });
  return [
    of('charge.succeeded', charge),
    of('customer.created', { ...object, object: 'customer' }),
    of(text, object),
    ...['charge.refunded', 'charge.dispute.created'].map((type) => of(type, charge)),
    of('customer.subscription.created', { ...object, status: 'trialing' }),
    of('customer.subscription.created', { ...object, status: text }, { id: `status ${id}` }),
    of('customer.subscription.deleted', object),
    of('checkout.session.completed', object),
    of('charge.refunded', { ...charge, currency: text }, { id: `currency ${id}` }),
    of('charge.refunded', { ...charge, amount_refunded: text }, { id: `amount ${id}` }),
    of('customer.created', object, { id: `time ${id}`, created: text }),
  ];
}

function ofStripe(told: readonly Told[], source: Source): readonly Sent[] {
  return told.flatMap((each) => enough(each, events(each))).map((event) => {
    const text = JSON.stringify(event);
    const time = seconds();
    return hook(source, { 'stripe-signature': `t=${time},v1=${hmac(STRIPE_SECRET, `${time}.${text}`, 'hex')}` }, text);
  });
}

/** What tells of orders and money. */
export const SHOPS: readonly Way[] = [
  { kind: 'shopify', routes: [HOOK], secret: SHOPIFY_SECRET, send: ofShopify },
  { kind: 'stripe', routes: [HOOK], secret: STRIPE_SECRET, send: ofStripe },
];
