import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { enough, type Told } from './texts';
import { HOOK, hmac, hook, inParts, seconds, type Sent, type Source, type Way } from './way';

const BASIC = 'pulse:of the tests';
const MAILGUN_KEY = 'key of the tests';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:mail-events';
const ELLIPTIC = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

function now(): string {
  return new Date().toISOString();
}

// ---- SendGrid -------------------------------------------------------------------------------

function ofSendGrid(told: readonly Told[], source: Source): readonly Sent[] {
  const events = ['delivered', 'bounce', 'open', 'click', 'spamreport', 'unsubscribe', 'group_unsubscribe', 'group_resubscribe'];
  const records = told.flatMap(({ text, who, email, id }) => {
    const record = {
      email, user_id: who, campaign_id: text, sg_message_id: text, 'smtp-id': text, sg_template_name: text, sg_template_id: text,
      marketing_campaign_id: text, marketing_campaign_name: text, singlesend_id: text, category: [text], url: text, useragent: text,
      reason: text, response: text, ip: text, asm_group_id: text, [text]: text, timestamp: seconds(),
    };
    return [
      ...[...events, text].map((event, place) => ({ ...record, event, sg_event_id: `${place}${id}` })),
      { ...record, event: 'open', campaign_id: '', sg_event_id: `bare${id}` },
      { ...record, event: 'open', timestamp: text, sg_event_id: `time${id}` },
    ];
  });
  return inParts(records).map((part) => {
    const time = String(seconds());
    const body = JSON.stringify(part);
    const signature = sign('sha256', Buffer.from(time + body), ELLIPTIC.privateKey).toString('base64');
    return hook(source, { 'x-twilio-email-event-webhook-timestamp': time, 'x-twilio-email-event-webhook-signature': signature }, body);
  });
}

// ---- Mailgun --------------------------------------------------------------------------------

function ofMailgun(told: readonly Told[], source: Source): readonly Sent[] {
  return told.flatMap((each) => {
    const { text, who, email, id } = each;
    const event = {
      recipient: email, timestamp: seconds(), url: text, severity: text, reason: text, tags: [text], template: { name: text },
      'user-variables': { user_id: who, campaign_id: text, [text]: text }, message: { headers: { subject: text, 'message-id': text } },
      'client-info': { 'user-agent': text, bot: '' }, 'delivery-status': { message: text },
    };
    return enough(each, [
      ...['clicked', text, 'delivered', 'failed', 'opened', 'unsubscribed', 'complained'].map((name, place) => ({ ...event, event: name, id: `${place}${id}` })),
      { ...event, event: 'opened', id: `bot${id}`, 'user-variables': { user_id: who }, 'client-info': { 'user-agent': text, bot: text } },
      { ...event, event: 'opened', id: `time${id}`, timestamp: text },
    ]);
  }).map((event) => {
    const timestamp = String(seconds());
    const token = 'c1e0d1a2b3f4c1e0d1a2b3f4c1e0d1a2b3f4c1e0d1a2b3f4c1';
    const signature = { timestamp, token, signature: hmac(MAILGUN_KEY, timestamp + token, 'hex') };
    return hook(source, {}, JSON.stringify({ signature, 'event-data': event }));
  });
}

// ---- Postmark -------------------------------------------------------------------------------

function ofPostmark(told: readonly Told[], source: Source): readonly Sent[] {
  return told.flatMap((each) => {
    const { text, who, email, id } = each;
    const record = {
      Recipient: email, Email: email, Metadata: { user_id: who, campaign_id: text, [text]: text }, MessageID: `${text}${id}`, Subject: text, Tag: text,
      UserAgent: text, OriginalLink: text, Description: text, Details: text, Type: text, DeliveredAt: now(), ReceivedAt: now(), BouncedAt: now(), ChangedAt: now(),
    };
    return enough(each, [
      ...['Click', text, 'Delivery', 'Open', 'Bounce', 'SpamComplaint', 'SubscriptionChange'].map((RecordType) => ({ ...record, RecordType })),
      { ...record, RecordType: 'Bounce', ID: `${text}${id}`, Metadata: { user_id: who } },
      { ...record, RecordType: 'SubscriptionChange', MessageID: `stop${id}`, Origin: 'Recipient', SuppressSending: true, SuppressionReason: 'ManualSuppression' },
      { ...record, RecordType: 'Open', MessageID: `time${id}`, ReceivedAt: text },
    ]);
  }).map((record) => hook(source, { authorization: `Basic ${Buffer.from(BASIC).toString('base64')}` }, JSON.stringify(record)));
}

// ---- Amazon SES, through SNS ----------------------------------------------------------------

/** The key whose certificate the server is given for Amazon's; `PULSE_SNS_KEY` is its file. Without it no message is believed. */
const SNS_KEY = process.env['PULSE_SNS_KEY'];

function message({ text, who, email }: Told, eventType: string): object {
  const timestamp = now();
  return {
    eventType,
    mail: {
      timestamp, messageId: text, destination: [email], tags: { user_id: [who], campaign_id: [text], [text.replaceAll(/\s/g, '')]: [text] },
      commonHeaders: { subject: text },
    },
    delivery: { timestamp, recipients: [email], smtpResponse: text }, bounce: { timestamp, bouncedRecipients: [{ emailAddress: email, diagnosticCode: text }], bounceType: text },
    complaint: { timestamp, complainedRecipients: [{ emailAddress: email }], complaintFeedbackType: text, userAgent: text },
    open: { timestamp, userAgent: text }, click: { timestamp, userAgent: text, link: text },
    subscription: { timestamp, newTopicPreferences: { topicSubscriptionStatus: [{ topicName: text, subscriptionStatus: 'OptIn' }] } },
  };
}

function signed(id: string, text: string): Readonly<Record<string, string>> {
  const envelope = { Message: text, MessageId: id, Subject: id, Timestamp: now(), TopicArn: TOPIC, Type: 'Notification' };
  const lines = Object.entries(envelope).map(([name, value]) => `${name}\n${value}\n`).join('');
  const signature = SNS_KEY === undefined ? 'none' : sign('sha256', Buffer.from(lines), createPrivateKey(readFileSync(SNS_KEY))).toString('base64');
  return { ...envelope, SignatureVersion: '2', Signature: signature, SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b2c.pem' };
}

function ofSes(told: readonly Told[], source: Source): readonly Sent[] {
  return told.slice(0, SNS_KEY === undefined ? 1 : undefined).flatMap((each) => [
    ...enough(each, ['Click', 'Subscription', each.text, 'Delivery', 'Bounce', 'Complaint', 'Open'])
      .map((type, place) => signed(`${place}${each.id}`, JSON.stringify(message(each, type)))),
    ...(each.isGathered ? [] : [signed(`text${each.id}`, each.text)]),
  ]).map((envelope) => hook(source, { 'x-amz-sns-message-type': 'Notification' }, JSON.stringify(envelope)));
}

/** What tells of e-mail. */
export const MAIL: readonly Way[] = [
  { kind: 'sendgrid', routes: [HOOK], secret: ELLIPTIC.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), send: ofSendGrid },
  { kind: 'mailgun', routes: [HOOK], secret: MAILGUN_KEY, send: ofMailgun },
  { kind: 'postmark', routes: [HOOK], secret: BASIC, send: ofPostmark },
  { kind: 'ses', routes: [HOOK], options: { topic_arn: TOPIC }, isBelieved: SNS_KEY !== undefined, send: ofSes },
];
