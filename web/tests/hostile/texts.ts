/** Texts that run something where a page takes data for its own words; each calls an alert that must never come. */
export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>', '"><script>alert(1)</script>', "'><script>alert(1)</script>", '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>', '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>', '<body onload=alert(1)>', '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>', '<a href="javascript:alert(1)">x</a>', 'javascript:alert(1)',
  'JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:alert(1)', '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>', '<video><source onerror=alert(1)></video>', '<audio src=x onerror=alert(1)>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>', '<style>@import "javascript:alert(1)"</style>',
  '<div style="background:url(javascript:alert(1))">x</div>', '<link rel=stylesheet href="data:text/css,*{color:red}">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">', '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">', '<form action="javascript:alert(1)"><button>x</button></form>', '<base href="//evil.example/">',
  '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '#{alert(1)}', '<%= alert(1) %>', '`-alert(1)-`', '";alert(1);//',
  "';alert(1);//", '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e', '&lt;script&gt;alert(1)&lt;/script&gt;', '\u202e<script>alert(1)</script>',
];

/** One hostile text, told of one customer: its own, whose name it is, or one of whom all texts are told. */
export type Told = {
  readonly text: string;
  /** The customer, as a source of this kind knows them. */
  readonly who: string;
  readonly email: string;
  /** Begins the ids of all that is told: no two of them have one. */
  readonly id: string;
  readonly isGathered: boolean;
};

/** So much is told of the one who gathers: enough to see each text. */
const GATHERED = 3;

/** All of a list, or its first few for the one who gathers. */
export function enough<T>(told: Told, list: readonly T[]): readonly T[] {
  return told.isGathered ? list.slice(0, GATHERED) : list;
}

/** The customer of whom a kind of source tells all texts. */
export function gathererOf(kind: string): string {
  return `hostile ${kind}`;
}

/** Each text of the customer called so, and again of the one who gathers them. */
export function toldBy(kind: string, round: string): readonly Told[] {
  return PAYLOADS.flatMap((text, place) => {
    const bare = text.replaceAll(/\s/g, '');
    return [
      { text, who: text, email: `${bare}@example.org`, id: `${round}${place}${text}`, isGathered: false },
      { text, who: gathererOf(kind), email: `${bare}@${kind}.example`, id: `${round}${place}g${text}`, isGathered: true },
    ];
  });
}
