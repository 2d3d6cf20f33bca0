import type { Words } from '../words/words';

/** What the server says of a consent: whether it was given, for what, and for which channel if it names one. */
const SAID = /^(granted|withdrawn) (.+?)(?: on (\S+))?$/;

/** A consent of the timeline in the language of the screens. */
export function consentTold(detail: string, words: Words): string {
  const [, given, purpose, channel = ''] = SAID.exec(detail) ?? [];
  if (given === undefined || purpose === undefined) return detail;
  return words.customer.timeline.consented(given === 'granted', purpose, channel);
}
