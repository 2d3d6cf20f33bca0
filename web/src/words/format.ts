/** How numbers, instants and lengths of time are written, in a language and a time zone. */
export type Format = {
  readonly language: string;
  readonly zone: string;
  readonly number: (value: number, digits?: number) => string;
  readonly points: (value: number) => string;
  readonly signed: (value: number, digits?: number) => string;
  readonly share: (value: number) => string;
  readonly money: (minor: number, currency: string) => string;
  readonly day: (instant: string | Date) => string;
  readonly instant: (instant: string | Date) => string;
  readonly time: (instant: string | Date) => string;
  readonly ago: (instant: string | Date, now: Date) => string;
};

const MINUS = '−';

/** Points are told to three significant digits; more would pretend. */
function digitsFor(value: number): number {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

export function formatOf(language: string, zone: string): Format {
  const numbers = [0, 1, 2, 3, 4].map(
    (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const dayFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zone });
  const instantFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const timeFormat = new Intl.DateTimeFormat(language, { timeStyle: 'medium', timeZone: zone });
  const shareFormat = new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const agoFormat = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  const number = (value: number, digits = 0) => {
    const rounded = Object.is(Number(value.toFixed(digits)), -0) ? 0 : value;
    return (numbers[digits] ?? numbers[4]!).format(rounded).replace('-', MINUS);
  };
  const points = (value: number) => number(value, digitsFor(value));
  const signed = (value: number, digits = digitsFor(value)) => {
    const told = number(value, digits);
    return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${told}` : told;
  };
  return {
    language,
    zone,
    number,
    points,
    signed,
    share: (value) => shareFormat.format(value).replace('-', MINUS),
    money: (minor, currency) => moneyFormat(language, currency, minor),
    day: (instant) => dayFormat.format(new Date(instant)),
    instant: (instant) => instantFormat.format(new Date(instant)),
    time: (instant) => timeFormat.format(new Date(instant)),
    ago: (instant, now) => agoOf(agoFormat, (new Date(instant).getTime() - now.getTime()) / 1000),
  };
}

function moneyFormat(language: string, currency: string, minor: number): string {
  try {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)).replace('-', MINUS);
  } catch {
    return `${minor / 100} ${currency}`;
  }
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function agoOf(format: Intl.RelativeTimeFormat, seconds: number): string {
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  // A clock of the page runs a little behind: what is just ahead of it is now.
  return format.format(Math.min(0, Math.trunc(seconds)), 'second');
}

/** The part of an identifier that people know: `ada` of `user_id:ada`. */
export function nameOf(identifier: string): string {
  const colon = identifier.indexOf(':');
  return colon < 0 ? identifier : identifier.slice(colon + 1);
}
