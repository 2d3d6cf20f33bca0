import type { monitor as english } from '../en/monitor';

/** Wörter der Übersicht. */
export const monitor: typeof english = {
  title: 'Übersicht',
  population: {
    title: 'Der Puls von allen',
    sentence: (pulse, customers) => `${customers} Kundinnen und Kunden, zusammen ${pulse} Punkte.`,
    moved: (change, days) => `${change} Punkte in ${days} Tagen.`,
    perCustomer: (points) => `${points} Punkte je Kunde.`,
  },
  stages: {
    title: 'Kunden nach Stufe',
    sentence: (stage, share) => `Die größte Stufe ist ${stage}: ${share}.`,
    count: 'Kunden',
    share: 'Anteil',
    pulse: 'Summe der Pulse',
  },
  flow: {
    title: 'Von Stufe zu Stufe',
    sentence: (moved, days) => `${moved} Kunden haben in ${days} Tagen die Stufe gewechselt.`,
    from: 'von',
    to: 'nach',
    unborn: 'noch unbekannt',
    none: 'Niemand hat die Stufe gewechselt.',
  },
  ward: {
    title: 'Die Station',
    sentence: 'Wer jetzt am meisten Aufmerksamkeit braucht. Jeder Streifen zeigt 90 Tage; der Stift läuft immer wieder darüber.',
    falling: 'Fallend gegen den eigenen Rhythmus',
    waiting: 'Warten auf eine Antwort',
    revived: 'Gerade wiedergekommen',
    none: 'Im Moment niemand.',
    header: ['Gruppe', 'Kunde', 'Puls', 'Stufe', 'Warum'],
    strip: (customer, pulse, stage) => `EKG von ${customer}: Puls ${pulse}, ${stage}`,
  },
  changes: {
    title: 'Was sich geändert hat',
    yesterday: 'seit gestern',
    week: 'in 7 Tagen',
    none: 'Nichts Nennenswertes hat sich geändert.',
    pulse_moved: (change, before, now, investments, returns, noise, decay) =>
      `Der Puls von allen hat sich um ${change} bewegt, von ${before} auf ${now}: Investitionen ${investments}, Erwiderungen ${returns}, Rauschen ${noise}, vergessen ${decay}.`,
    became: (customers, isOne, stage, then, now) => `${customers} ${isOne ? 'ist' : 'sind'} jetzt ${stage}; ${isOne ? 'der Puls ging' : 'zusammen gingen sie'} von ${then} auf ${now} Punkte.`,
    revived: (customers, isOne, now) => `${customers} ${isOne ? 'galt als verloren und ist' : 'galten als verloren und sind'} wiedergekommen, jetzt mit ${now} Punkten.`,
    new_customers: (customers, isOne, now) => `${customers} ${isOne ? 'ist' : 'sind'} neu, mit ${now} Punkten.`,
    noisiest_campaign: (campaign, unanswered, points) =>
      `„${campaign}“ machte am meisten Rauschen: ${unanswered}-mal antwortete niemand, ${points} Punkte.`,
    channel_rose: (channel, returns, before) => `Die Erwiderungen auf ${channel} stiegen von ${before} auf ${returns}.`,
    channel_fell: (channel, returns, before) => `Die Erwiderungen auf ${channel} fielen von ${before} auf ${returns}.`,
  },
  why: {
    falling: (lost, overdue) => `${lost} Punkte unter dem Höchststand, ${overdue}-mal so lange fort wie üblich`,
    waiting: (signal, channel, when) => `${signal} auf ${channel}, ${when}`,
    waitingMore: (words, latest, signal, first) => `${words} warten, zuletzt ${latest}; zuerst: ${signal}, ${first}`,
    revived: (signal, channel, away) => `zurück mit ${signal} auf ${channel} nach ${away} Tagen`,
  },
  survey: {
    reading: (read, of) => `Alle werden gelesen: ${read} von etwa ${of} …`,
  },
  empty: {
    title: 'Noch keine Kunden',
    text: 'Senden Sie eine erste Interaktion und sehen Sie hier ihren Puls, oder schauen Sie sich erst einen erfundenen Laden an.',
    send: 'Eine erste Interaktion senden',
    sample: 'Einen Beispielladen ansehen',
  },
};
