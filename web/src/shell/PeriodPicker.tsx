import { useAddress } from '../address/address';
import { type Period, PERIODS, shiftedEnd } from '../address/period';
import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';
import { Icon } from './Shell';
import styles from './PageHead.module.css';
import { Zone } from './Zone';

type Props = {
  readonly period: Period;
  readonly now: Date;
  readonly choices?: readonly number[];
  readonly comparable?: boolean;
  readonly movable?: boolean;
};

/** Which time is looked at: how long, up to when, and beside what; and in which zone it is told. */
export function PeriodPicker({ period, now, choices = PERIODS, comparable = false, movable = false }: Props) {
  const { words, format } = useWords();
  const address = useAddress();
  return (
    <div className={styles.period} role="group" aria-label={words.shell.period}>
      {movable && (
        <button type="button" className={controls.icon} aria-label={words.shell.before}
          onClick={() => address.set({ to: shiftedEnd(period, -1, now) })}>
          <Icon path="M15 5l-7 7 7 7" />
        </button>
      )}
      <select className={`${controls.button} ${controls.small}`} aria-label={words.shell.period} value={period.days}
        onChange={(event) => address.set({ days: event.target.value === '90' ? '' : event.target.value })}>
        {(choices.includes(period.days) ? choices : [period.days, ...choices]).map((days) => (
          <option key={days} value={days}>
            {words.shell.periods[days] ?? words.numbers.days(format.number(days, days < 3 ? 1 : 0))}
          </option>
        ))}
      </select>
      {movable && (
        <button type="button" className={controls.icon} aria-label={words.shell.after} disabled={period.isLive}
          onClick={() => address.set({ to: shiftedEnd(period, 1, now) })}>
          <Icon path="M9 5l7 7-7 7" />
        </button>
      )}
      {comparable && (
        <label className={styles.check}>
          <input type="checkbox" checked={period.compared}
            onChange={(event) => address.set({ compare: event.target.checked ? '1' : '' })} />
          {words.shell.compare}
        </label>
      )}
      <Zone />
    </div>
  );
}
