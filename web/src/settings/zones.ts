/** Cities whose zones browsers still call by an older name. */
const NOW_CALLED: Readonly<Record<string, string>> = {
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Truk': 'Chuuk',
};

/** A zone as people may look for it: its name, and what its city is called now. */
export function zoneTold(zone: string): string {
  const now = NOW_CALLED[zone];
  return zone.replaceAll('_', ' ') + (now ? ` (${now})` : '');
}

/** All time zones that this browser knows; UTC is always among them. */
export function zones(): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** The zones whose names have all words of what is searched for: `new york` finds `America/New_York`. */
export function zonesLike(all: readonly string[], searched: string): string[] {
  const wanted = searched.toLowerCase().split(/[\s_/]+/).filter((word) => word !== '');
  return all.filter((zone) => wanted.every((word) => zoneTold(zone).toLowerCase().includes(word)));
}

/** How far a zone is from UTC at an instant, as `GMT+2`. */
export function offsetOf(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
