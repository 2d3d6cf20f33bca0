import type { effects as english } from '../en/effects';

/** Wörter der Seite über Inhalte und Kanäle. */
export const effects: typeof english = {
  title: 'Inhalte und Kanäle',
  sentence: 'Was gegeben wurde, was danach zurückkam, und was Rauschen war.',
  association: 'Ein Zusammenhang, noch nicht bewiesen: Wem öfter geschrieben wird, der kauft vielleicht ohnehin. Ein Beweis braucht ein Experiment.',
  by: 'Nach',
  dimensions: { campaign: 'Kampagne', content: 'Inhalt', channel: 'Kanal', motivator: 'Motiv', signal: 'Signal' },
  columns: {
    name: 'Name',
    verdict: 'Was zu tun ist',
    net: 'Punkte je Investition',
    investments: 'Investitionen',
    reach: 'Reichweite',
    returns: 'Erwiderungen danach',
    answered: 'Beantwortet',
    noise: 'Rauschen',
    unprompted: 'Von selbst',
  },
  verdicts: { grow: 'Ausbauen', keep: 'Behalten', reduce: 'Verringern', too_early: 'Zu früh' },
  reasons: {
    no_investments: () => 'Nur Erwiderungen tragen diesen Namen; gegeben wurde darunter nichts.',
    few_customers: (customers, min) => `Erst bei ${customers} Kunden ist die Zeit zu antworten vorbei; ${min} braucht es.`,
    costs_more_than_it_brings: (interval) => `Kostet mehr, als es bringt, und zwar im ganzen Intervall: ${interval} Punkte je Investition.`,
    brings_more_than_the_mean: (interval, mean) => `Das ganze Intervall liegt über dem Mittel der anderen: ${interval} Punkte je Investition, ${mean} im Mittel.`,
    brings_more_than_it_costs: (interval) => `Bringt mehr, als es kostet, und zwar im ganzen Intervall: ${interval} Punkte je Investition.`,
    brings_less_than_the_mean: (interval, mean) => `Bringt weniger als die anderen: ${interval} Punkte je Investition, ${mean} im Mittel.`,
    not_surely_different: (interval) => `Das Intervall ist zu weit, um etwas zu sagen: ${interval} Punkte je Investition.`,
  },
  counts: (grow, keep, reduce, early) => `${grow} auszubauen, ${keep} zu behalten, ${reduce} zu verringern, ${early} zu früh.`,
  none: 'Unter einem Namen dieser Art wurde noch nichts gegeben oder erwidert.',
  noneHelp: 'Namen kommen mit den Interaktionen: eine Kampagne, ein Inhalt, ein Kanal. Wie, sagt die Zuordnung.',
  help: {
    net: 'Punkte der Erwiderungen und des Rauschens in der Zeit zu antworten, je Investition; zum Mittel aller Namen gezogen, soweit wenig bekannt ist. Das Intervall enthält die Wahrheit in 95 von 100 Fällen.',
    answered: 'Von den Investitionen, die auf eine Antwort hoffen und deren Zeit vorbei ist, der Anteil, auf den jemand antwortete, mit Wilsons Intervall von 95 %.',
    unprompted: 'Erwiderungen außerhalb jeder Zeit zu antworten: niemand hat um sie gebeten.',
  },
  sortBy: (column) => `Nach ${column} ordnen`,
  all: 'Alle',
  filterLabel: 'Was zu tun ist',
};
