/** Words of the monitor. */
export const monitor = {
  title: 'Monitor',
  population: {
    title: 'The pulse of everyone',
    sentence: (pulse: string, customers: string) => `${customers} customers, ${pulse} points in all.`,
    moved: (change: string, days: string) => `${change} points in ${days} days.`,
    perCustomer: (points: string) => `${points} points a customer.`,
  },
  stages: {
    title: 'Customers by stage',
    sentence: (stage: string, share: string) => `The largest stage is ${stage}: ${share}.`,
    count: 'Customers',
    share: 'Share',
    pulse: 'Sum of pulses',
  },
  flow: {
    title: 'From stage to stage',
    sentence: (moved: string, days: string) => `${moved} customers changed their stage in ${days} days.`,
    from: 'from',
    to: 'to',
    unborn: 'not yet known',
    none: 'Nobody changed their stage.',
  },
  ward: {
    title: 'The ward',
    sentence: 'Those who most need attention now. Each strip shows 90 days; the pen runs over it again and again.',
    falling: 'Falling against their own rhythm',
    waiting: 'Waiting for an answer',
    revived: 'Just revived',
    none: 'Nobody at the moment.',
    header: ['Group', 'Customer', 'Pulse', 'Stage', 'Why'],
    strip: (customer: string, pulse: string, stage: string) => `EKG of ${customer}: pulse ${pulse}, ${stage}`,
  },
  changes: {
    title: 'What changed',
    yesterday: 'since yesterday',
    week: 'in 7 days',
    none: 'Nothing worth telling has changed.',
    pulse_moved: (change: string, before: string, now: string, investments: string, returns: string, noise: string, decay: string) =>
      `The pulse of everyone moved by ${change}, from ${before} to ${now}: investments ${investments}, returns ${returns}, noise ${noise}, forgotten ${decay}.`,
    became: (customers: string, isOne: boolean, stage: string, then: string, now: string) =>
      `${customers} became ${stage}; ${isOne ? 'their pulse went' : 'together they went'} from ${then} to ${now} points.`,
    revived: (customers: string, _: boolean, now: string) => `${customers} came back after they had been taken for lost, now with ${now} points.`,
    new_customers: (customers: string, isOne: boolean, now: string) => `${customers} ${isOne ? 'is' : 'are'} new, with ${now} points.`,
    noisiest_campaign: (campaign: string, unanswered: string, points: string) =>
      `“${campaign}” made most noise: ${unanswered} times nobody answered, ${points} points.`,
    channel_rose: (channel: string, returns: string, before: string) => `Returns on ${channel} rose from ${before} to ${returns}.`,
    channel_fell: (channel: string, returns: string, before: string) => `Returns on ${channel} fell from ${before} to ${returns}.`,
  },
  why: {
    falling: (lost: string, overdue: string) => `${lost} points below their peak, away ${overdue} times as long as usual`,
    waiting: (signal: string, channel: string, when: string) => `${signal} on ${channel}, ${when}`,
    waitingMore: (words: string, latest: string, signal: string, first: string) => `${words} wait, the latest ${latest}; the first: ${signal}, ${first}`,
    revived: (signal: string, channel: string, away: string) => `back with ${signal} on ${channel} after ${away} days`,
  },
  survey: {
    reading: (read: string, of: string) => `Everybody is being read: ${read} of about ${of} …`,
  },
  empty: {
    title: 'No customers yet',
    text: 'Send a first interaction and see its pulse here, or look at a made-up shop first.',
    send: 'Send a first interaction',
    sample: 'Look at a sample shop',
  },
};
