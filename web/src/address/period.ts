import { useMemo } from 'react';
import { type Address, useAddress } from './address';

const DAY = 86_400_000;
const USUAL_DAYS = 90;

/** The presets, in days up to now. */
export const PERIODS = [7, 28, 90, 180, 365] as const;

export type Period = {
  readonly days: number;
  readonly from: Date;
  readonly to: Date;
  /** Whether it is looked at beside the same length just before. */
  readonly compared: boolean;
  /** Whether it ends now, so that what happens shows. */
  readonly isLive: boolean;
};

/** The period that the address names: `days` up to now or to an instant `to`, and whether with the one before. */
export function usePeriod(now: Date, usualDays = USUAL_DAYS): Period {
  const address = useAddress();
  const stated = { days: address.get('days'), to: address.get('to'), compare: address.get('compare') };
  return useMemo(() => periodOf(stated, now, usualDays), [stated.days, stated.to, stated.compare, now, usualDays]);
}

/** The period that the parameters of an address name. */
export function periodIn(parameters: URLSearchParams, now: Date): Period {
  const stated = (name: string) => parameters.get(name) ?? '';
  return periodOf({ days: stated('days'), to: stated('to'), compare: stated('compare') }, now);
}

export function periodOf(stated: { days: string; to: string; compare: string }, now: Date, usualDays = USUAL_DAYS): Period {
  const asked = Number(stated.days);
  const days = asked > 0 && asked <= 3_660 ? asked : usualDays;
  const end = Date.parse(stated.to);
  const isLive = !(end < now.getTime());
  const to = isLive ? now : new Date(end);
  return { days, to, from: new Date(to.getTime() - days * DAY), compared: stated.compare === '1', isLive };
}

/** The end of a period so many lengths earlier or later, for the address; empty if that is now. */
export function shiftedEnd(period: Period, lengths: number, now: Date): string {
  const end = period.to.getTime() + lengths * period.days * DAY;
  return end >= now.getTime() - DAY / 2 ? '' : toMinute(end);
}

/** Looks at a part of a period only, of an hour at least. */
export function zoomTo(address: Address, from: number, to: number, now: Date): void {
  const days = Math.max(1 / 24, (to - from) / DAY);
  address.set({ days: String(Number(days.toFixed(3))), to: to >= now.getTime() - 60_000 ? '' : toMinute(to) });
}

function toMinute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}
